import assert from "node:assert/strict";
import { Amplify } from "aws-amplify";
import { confirmSignIn, fetchAuthSession, signIn, signOut } from "@aws-amplify/auth";
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
