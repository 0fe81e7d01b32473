import assert from "node:assert/strict";
import { Amplify } from "aws-amplify";
import {
  confirmResetPassword, confirmSignIn, confirmSignUp, confirmUserAttribute, deleteUserAttributes,
  fetchAuthSession, fetchUserAttributes, resendSignUpCode, resetPassword, signIn, signOut, signUp,
  updatePassword, updateUserAttributes,
} from "@aws-amplify/auth";
import { pool, scenario } from "./scenario.mjs";

Amplify.configure({
  Auth: {
    Cognito: {
      userPoolId: pool.id, userPoolClientId: pool.clientId, userPoolEndpoint: pool.endpoint,
    },
  },
});

await scenario("a user signs in and out", async () => {
  const { isSignedIn } = await signIn({ username: "alice", password: "correct horse" });
  assert.ok(isSignedIn);
  const { tokens } = await fetchAuthSession();
  assert.equal(tokens.accessToken.payload.username, "alice");
  await signOut();
});

await scenario("the wrong password is refused", async () => {
  await assert.rejects(
    signIn({ username: "alice", password: "wrong" }), { name: "NotAuthorizedException" });
});

await scenario("custom challenges follow the password", async () => {
  const { nextStep } = await signIn({
    username: "alice", password: "correct horse",
    options: { authFlowType: "CUSTOM_WITH_SRP" },
  });
  assert.equal(nextStep.signInStep, "CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE");
  const { isSignedIn } = await confirmSignIn({ challengeResponse: "42" });
  assert.ok(isSignedIn);
  await signOut();
});

await scenario("a user signs up, confirms and signs in", async () => {
  const { nextStep } = await signUp({
    username: "olga", password: "correct horse",
    options: { userAttributes: { email: "olga@example.com" } },
  });
  assert.equal(nextStep.signUpStep, "CONFIRM_SIGN_UP");
  assert.equal(nextStep.codeDeliveryDetails.destination, "o***@e***");
  await assert.rejects(
    confirmSignUp({ username: "olga", confirmationCode: "000000" }),
    { name: "CodeMismatchException" });
  await resendSignUpCode({ username: "olga" });
  const { isSignUpComplete } =
    await confirmSignUp({ username: "olga", confirmationCode: "123456" });
  assert.ok(isSignUpComplete);
  assert.ok((await signIn({ username: "olga", password: "correct horse" })).isSignedIn);
});

await scenario("attributes are read, changed, verified and deleted", async () => {
  assert.equal((await fetchUserAttributes()).email_verified, "true");
  const { email } = await updateUserAttributes({ userAttributes: { email: "olga@example.org" } });
  assert.equal(email.nextStep.updateAttributeStep, "CONFIRM_ATTRIBUTE_WITH_CODE");
  await confirmUserAttribute({ userAttributeKey: "email", confirmationCode: "123456" });
  assert.equal((await fetchUserAttributes()).email_verified, "true");
  await deleteUserAttributes({ userAttributeKeys: ["email"] });
  assert.equal((await fetchUserAttributes()).email, undefined);
});

await scenario("a known and a forgotten password are replaced", async () => {
  await updateUserAttributes({ userAttributes: { email: "olga@example.net" } });
  await confirmUserAttribute({ userAttributeKey: "email", confirmationCode: "123456" });
  await updatePassword({ oldPassword: "correct horse", newPassword: "second horse" });
  await signOut();
  const { nextStep } = await resetPassword({ username: "olga" });
  assert.equal(nextStep.resetPasswordStep, "CONFIRM_RESET_PASSWORD_WITH_CODE");
  await confirmResetPassword({
    username: "olga", confirmationCode: "123456", newPassword: "third horse",
  });
  assert.ok((await signIn({ username: "olga", password: "third horse" })).isSignedIn);
  await signOut();
});
