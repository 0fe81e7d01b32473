import assert from "node:assert/strict";
import {
  CognitoIdentityProviderClient, ConfirmDeviceCommand, InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  createDeviceVerifier, createSecretHash, createSrpSession, signSrpSession, signSrpSessionWithDevice,
  wrapAuthChallenge, wrapInitiateAuth,
} from "cognito-srp-helper";
import { pool, scenario } from "./scenario.mjs";

const cognito = new CognitoIdentityProviderClient({
  endpoint: pool.endpoint, region: "local-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

async function signIn(username, password, { clientId, secret, deviceKey } = {}) {
  const hashed = (name) => (secret ? createSecretHash(name, clientId, secret) : undefined);
  const session = createSrpSession(username, password, pool.id, false);
  const opened = await cognito.send(new InitiateAuthCommand(wrapInitiateAuth(session, {
    ClientId: clientId, AuthFlow: "USER_SRP_AUTH",
    AuthParameters: {
      CHALLENGE_NAME: "SRP_A", USERNAME: username,
      ...(secret && { SECRET_HASH: hashed(username) }),
      ...(deviceKey && { DEVICE_KEY: deviceKey }),
    },
  })));
  const signed = signSrpSession(session, opened);
  return cognito.send(new RespondToAuthChallengeCommand(wrapAuthChallenge(signed, {
    ClientId: clientId, ChallengeName: "PASSWORD_VERIFIER", Session: opened.Session,
    ChallengeResponses: {
      USERNAME: username,
      ...(secret && { SECRET_HASH: hashed(username) }),
      ...(deviceKey && { DEVICE_KEY: deviceKey }),
    },
  })));
}

await scenario("a user signs in", async () => {
  const reply = await signIn("alice", "correct horse", { clientId: pool.clientId });
  assert.ok(reply.AuthenticationResult.AccessToken);
});

await scenario("a user signs in with a secret hash", async () => {
  const reply = await signIn("alice", "correct horse",
    { clientId: pool.secretClientId, secret: pool.clientSecret });
  assert.ok(reply.AuthenticationResult.AccessToken);
});

await scenario("a wrong client secret is refused", async () => {
  await assert.rejects(
    signIn("alice", "correct horse", { clientId: pool.secretClientId, secret: "wrong" }),
    { name: "NotAuthorizedException" });
});

await scenario("a remembered device signs in", async () => {
  const clientId = pool.clientId;
  const first = await signIn("dora", "correct horse", { clientId });
  const { DeviceKey, DeviceGroupKey } = first.AuthenticationResult.NewDeviceMetadata;
  const device = createDeviceVerifier(DeviceKey, DeviceGroupKey);
  await cognito.send(new ConfirmDeviceCommand({
    AccessToken: first.AuthenticationResult.AccessToken, DeviceKey,
    DeviceSecretVerifierConfig: device.DeviceSecretVerifierConfig,
  }));
  const asked = await signIn("dora", "correct horse", { clientId, deviceKey: DeviceKey });
  assert.equal(asked.ChallengeName, "DEVICE_SRP_AUTH");
  const session = createSrpSession("dora", device.DeviceRandomPassword, pool.id, false);
  const opened = await cognito.send(new RespondToAuthChallengeCommand(wrapAuthChallenge(session, {
    ClientId: clientId, ChallengeName: "DEVICE_SRP_AUTH", Session: asked.Session,
    ChallengeResponses: { USERNAME: "dora", DEVICE_KEY: DeviceKey },
  })));
  const signed = signSrpSessionWithDevice(
    session, opened, DeviceGroupKey, device.DeviceRandomPassword);
  const done = await cognito.send(new RespondToAuthChallengeCommand(wrapAuthChallenge(signed, {
    ClientId: clientId, ChallengeName: "DEVICE_PASSWORD_VERIFIER", Session: opened.Session,
    ChallengeResponses: { USERNAME: "dora", DEVICE_KEY: DeviceKey },
  })));
  assert.ok(done.AuthenticationResult.AccessToken);
});
