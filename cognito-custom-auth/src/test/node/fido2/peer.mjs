// The Lambda functions of amazon-cognito-passwordless-auth, as they are, on a DynamoDB of their own.
// Reads one JSON object a line, writes one a line; ends when its input ends.
import { createInterface } from "node:readline";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import dynalite from "dynalite";
import { buildSync } from "esbuild";

const table = process.env.DYNAMODB_AUTHENTICATORS_TABLE;
const server = dynalite({ createTableMs: 0 });
server.listen(0, "127.0.0.1");
await once(server, "listening");
const endpoint = `http://127.0.0.1:${server.address().port}`;

Object.assign(process.env, {
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "none",
  AWS_SECRET_ACCESS_KEY: "none",
});

// The package's CDK construct bundles them with esbuild, too; plain Node cannot load one of them.
const folder = "node_modules/amazon-cognito-passwordless-auth/dist/cdk/custom-auth";
const names = [
  "fido2-credentials-api",
  "fido2-challenge-api",
  "fido2",
  "create-auth-challenge",
  "verify-auth-challenge-response",
];
buildSync({
  entryPoints: names.map((name) => `${folder}/${name}.js`),
  outdir: "bundle",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
});
const load = (name) => import(pathToFileURL(resolve(`bundle/${name}.mjs`)).href);
const [credentials, challenges, fido2, create, verify] = await Promise.all(names.map(load));

const actions = {
  credentials: ({ event }) => credentials.handler(event, {}, () => {}),
  challenges: ({ event }) => challenges.handler(event, {}, () => {}),
  create: ({ event }) => create.handler(event, {}, () => {}),
  verify: ({ event }) => verify.handler(event, {}, () => {}),
  // The verifier alone, with a credential from the caller.
  assertion: async ({ userId, options, assertion, credential }) => {
    try {
      await fido2.verifyChallenge({
        userId,
        fido2options: options,
        authenticatorAssertion: assertion,
        credentialGetter: ({ credentialId }) =>
          credentialId === credential.id ? credential : undefined,
        credentialUpdater: () => {},
      });
      return { accepted: true, reason: "" };
    } catch (err) {
      return { accepted: false, reason: String(err.message) };
    }
  },
};

const write = (answer) => process.stdout.write(JSON.stringify(answer) + "\n");
write({ endpoint, table });
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  try {
    write((await actions[request.action](request)) ?? {});
  } catch (err) {
    write({ error: String(err) });
  }
}
process.exit(0);
