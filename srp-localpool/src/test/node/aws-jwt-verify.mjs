import assert from "node:assert/strict";
import {
  CognitoIdentityProviderClient, InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CognitoJwtVerifier } from "aws-jwt-verify";
import { pool, scenario } from "./scenario.mjs";

// The pool has AWS's form of issuer; its keys come from its own address, because AWS has none of it.
const client = new CognitoIdentityProviderClient({
  endpoint: pool.endpoint, region: pool.id.split("_")[0],
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
});
const { AuthenticationResult: tokens } = await client.send(new InitiateAuthCommand({
  ClientId: pool.clientId, AuthFlow: "USER_PASSWORD_AUTH",
  AuthParameters: { USERNAME: "alice", PASSWORD: "correct horse" },
}));
const jwks = await (await fetch(`${pool.endpoint}/${pool.id}/.well-known/jwks.json`)).json();

function verifier(options) {
  const made = CognitoJwtVerifier.create({
    userPoolId: pool.id, clientId: pool.clientId, tokenUse: null, ...options,
  });
  made.cacheJwks(jwks);
  return made;
}

await scenario("the ID token is taken, with its groups", async () => {
  const payload = await verifier({ tokenUse: "id", groups: "admins" }).verify(tokens.IdToken);
  assert.equal(payload["cognito:username"], "alice");
});

await scenario("the access token is taken", async () => {
  const scope = "aws.cognito.signin.user.admin";
  const payload = await verifier({ tokenUse: "access", scope }).verify(tokens.AccessToken);
  assert.equal(payload.username, "alice");
});

await scenario("a token for another client or another use is refused", async () => {
  await assert.rejects(verifier({ clientId: "another" }).verify(tokens.IdToken));
  await assert.rejects(verifier({ tokenUse: "id" }).verify(tokens.AccessToken));
});
