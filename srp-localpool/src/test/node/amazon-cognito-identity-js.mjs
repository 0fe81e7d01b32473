import assert from "node:assert/strict";
import {
  AuthenticationDetails, CognitoUser, CognitoUserAttribute, CognitoUserPool,
} from "amazon-cognito-identity-js";
import { pool, scenario, totp } from "./scenario.mjs";

class Storage {
  #items = new Map();
  setItem(key, value) { this.#items.set(key, String(value)); }
  getItem(key) { return this.#items.get(key) ?? null; }
  removeItem(key) { this.#items.delete(key); }
  clear() { this.#items.clear(); }
}

function userOf(name, storage = new Storage()) {
  const userPool = new CognitoUserPool({
    UserPoolId: pool.id, ClientId: pool.clientId, endpoint: pool.endpoint, Storage: storage,
  });
  return new CognitoUser({ Username: name, Pool: userPool, Storage: storage });
}

// What the library calls back with, as {event: arguments}.
function asked(start) {
  return new Promise((resolve, reject) => {
    const on = (event) => (...values) => resolve({ event, values });
    start({
      onSuccess: on("success"), onFailure: reject, newPasswordRequired: on("newPassword"),
      mfaRequired: on("mfa"), totpRequired: on("totp"), mfaSetup: on("mfaSetup"),
      selectMFAType: on("select"), customChallenge: on("custom"),
    });
  });
}

function signIn(user, password) {
  const details = new AuthenticationDetails({ Username: user.getUsername(), Password: password });
  return asked((callbacks) => user.authenticateUser(details, callbacks));
}

await scenario("a user signs in", async () => {
  const { event, values } = await signIn(userOf("alice"), "correct horse");
  assert.equal(event, "success");
  assert.equal(values[0].getIdToken().payload["cognito:username"], "alice");
});

await scenario("the wrong password is refused", async () => {
  await assert.rejects(signIn(userOf("alice"), "wrong"), { code: "NotAuthorizedException" });
});

await scenario("a remembered device signs in", async () => {
  const storage = new Storage();
  const user = userOf("carol", storage);
  assert.equal((await signIn(user, "correct horse")).event, "success");
  const deviceKey = storage.getItem(`${user.keyPrefix}.carol.deviceKey`);
  assert.ok(deviceKey);
  const again = userOf("carol", storage);
  const { event, values } = await signIn(again, "correct horse");
  assert.equal(event, "success");
  assert.equal(values[0].getAccessToken().payload.device_key, deviceKey);
  await new Promise((resolve, reject) =>
    again.forgetDevice({ onSuccess: resolve, onFailure: reject }));
});

await scenario("tokens are refreshed, devices listed and forgotten, and all sessions ended", async () => {
  const user = userOf("carol");
  const { values: [session] } = await signIn(user, "correct horse");
  const renewed = await new Promise((resolve, reject) =>
    user.refreshSession(session.getRefreshToken(),
      (error, result) => (error ? reject(error) : resolve(result))));
  assert.notEqual(renewed.getAccessToken().getJwtToken(), session.getAccessToken().getJwtToken());
  const called = (start) => new Promise((resolve, reject) =>
    start({ onSuccess: resolve, onFailure: reject }));
  const { Devices } = await called((callbacks) => user.listDevices(60, null, callbacks));
  assert.equal(Devices.length, 1);
  await called((callbacks) => user.forgetSpecificDevice(Devices[0].DeviceKey, callbacks));
  await called((callbacks) => user.globalSignOut(callbacks));
  await assert.rejects(new Promise((resolve, reject) =>
    userOf("carol").refreshSession(session.getRefreshToken(),
      (error, result) => (error ? reject(error) : resolve(result)))));
});

await scenario("one of two factors is chosen", async () => {
  const user = userOf("sam");
  assert.equal((await signIn(user, "correct horse")).event, "success");
  const secret = await new Promise((resolve, reject) =>
    user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }));
  await new Promise((resolve, reject) =>
    user.verifySoftwareToken(totp(secret), "app", { onSuccess: resolve, onFailure: reject }));
  const enabled = { Enabled: true, PreferredMfa: false };
  await new Promise((resolve, reject) =>
    user.setUserMfaPreference(enabled, enabled,
      (error, result) => (error ? reject(error) : resolve(result))));
  const again = userOf("sam");
  assert.equal((await signIn(again, "correct horse")).event, "select");
  const asked = await new Promise((resolve, reject) =>
    again.sendMFASelectionAnswer("SOFTWARE_TOKEN_MFA", {
      totpRequired: () => resolve("totp"), mfaRequired: () => resolve("mfa"), onFailure: reject,
    }));
  assert.equal(asked, "totp");
});

await scenario("a temporary password is replaced", async () => {
  const user = userOf("newbie");
  assert.equal((await signIn(user, "first")).event, "newPassword");
  const done = await asked((callbacks) =>
    user.completeNewPasswordChallenge("second", {}, callbacks));
  assert.equal(done.event, "success");
});

await scenario("custom challenges follow the password", async () => {
  const user = userOf("alice");
  user.setAuthenticationFlowType("CUSTOM_AUTH");
  const { event, values } = await signIn(user, "correct horse");
  assert.equal(event, "custom");
  assert.equal(values[0].question, "6 * 7");
  const done = await asked((callbacks) => user.sendCustomChallengeAnswer("42", callbacks));
  assert.equal(done.event, "success");
});

await scenario("an authenticator app is enrolled and asked for", async () => {
  const user = userOf("otto");
  assert.equal((await signIn(user, "correct horse")).event, "success");
  const secret = await new Promise((resolve, reject) =>
    user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject }));
  await new Promise((resolve, reject) =>
    user.verifySoftwareToken(totp(secret), "app", { onSuccess: resolve, onFailure: reject }));
  await new Promise((resolve, reject) =>
    user.setUserMfaPreference(null, { Enabled: true, PreferredMfa: true },
      (error, result) => (error ? reject(error) : resolve(result))));
  const again = userOf("otto");
  assert.equal((await signIn(again, "correct horse")).event, "totp");
  const done = await asked((callbacks) =>
    again.sendMFACode(totp(secret, 1), callbacks, "SOFTWARE_TOKEN_MFA"));
  assert.equal(done.event, "success");
});

// The library's (error, result) callbacks.
function done(start) {
  return new Promise((resolve, reject) =>
    start((error, result) => (error ? reject(error) : resolve(result))));
}

const email = (value) => new CognitoUserAttribute({ Name: "email", Value: value });

await scenario("a user signs up, confirms and signs in", async () => {
  const user = userOf("nina");
  const signedUp = await done((callback) =>
    user.pool.signUp("nina", "correct horse", [email("nina@example.com")], null, callback));
  assert.equal(signedUp.userConfirmed, false);
  assert.equal(signedUp.codeDeliveryDetails.Destination, "n***@e***");
  await assert.rejects(
    done((callback) => user.confirmRegistration("000000", false, callback)),
    { code: "CodeMismatchException" });
  await done((callback) => user.resendConfirmationCode(callback));
  assert.equal(
    await done((callback) => user.confirmRegistration("123456", false, callback)), "SUCCESS");
  assert.equal((await signIn(user, "correct horse")).event, "success");
});

await scenario("attributes are read, changed, verified and deleted", async () => {
  const user = userOf("nina");
  assert.equal((await signIn(user, "correct horse")).event, "success");
  const read = async () => Object.fromEntries(
    (await done((callback) => user.getUserAttributes(callback))).map((a) => [a.Name, a.Value]));
  assert.equal((await read()).email_verified, "true");
  await done((callback) => user.updateAttributes([email("nina@example.org")], callback));
  assert.equal((await read()).email_verified, "false");
  await new Promise((resolve, reject) => user.getAttributeVerificationCode("email",
    { onSuccess: resolve, inputVerificationCode: resolve, onFailure: reject }));
  await new Promise((resolve, reject) =>
    user.verifyAttribute("email", "123456", { onSuccess: resolve, onFailure: reject }));
  assert.equal((await read()).email_verified, "true");
  await done((callback) => user.deleteAttributes(["email"], callback));
  assert.equal((await read()).email, undefined);
});

await scenario("a forgotten and a known password are replaced", async () => {
  const user = userOf("fred");
  await new Promise((resolve, reject) =>
    user.forgotPassword({ inputVerificationCode: resolve, onSuccess: resolve, onFailure: reject }));
  await new Promise((resolve, reject) => user.confirmPassword(
    "123456", "second horse", { onSuccess: resolve, onFailure: reject }));
  await assert.rejects(signIn(userOf("fred"), "correct horse"), { code: "NotAuthorizedException" });
  assert.equal((await signIn(user, "second horse")).event, "success");
  await done((callback) => user.changePassword("second horse", "third horse", callback));
  assert.equal((await signIn(userOf("fred"), "third horse")).event, "success");
});

await scenario("a user deletes the own account", async () => {
  const user = userOf("nina");
  assert.equal((await signIn(user, "correct horse")).event, "success");
  await done((callback) => user.deleteUser(callback));
  await assert.rejects(signIn(userOf("nina"), "correct horse"), { code: "NotAuthorizedException" });
});
