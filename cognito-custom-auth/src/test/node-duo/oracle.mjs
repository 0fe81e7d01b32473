// Takes calls as a JSON array, [name, argument, …], and prints their results as another.
import { readFileSync } from 'node:fs';
import { Client } from '@duosecurity/duo_universal';
import duoWeb from '@duosecurity/duo_web';

const client = (options) => new Client(options);

const calls = {
  sign: (ikey, skey, akey, user) => duoWeb.sign_request(ikey, skey, akey, user),
  verify: (ikey, skey, akey, response) => duoWeb.verify_response(ikey, skey, akey, response),
  authUrl: (options, user, state) => client(options).createAuthUrl(user, state),
  // What the package does with the token that it gets for a code.
  verifyToken: async (options, token, user) => {
    try {
      return { claims: await client(options).verifyToken(token, user) };
    } catch (error) {
      return { error: error.message };
    }
  },
};

const results = [];
for (const [name, ...parameters] of JSON.parse(readFileSync(0, 'utf8'))) {
  results.push(await calls[name](...parameters));
}
process.stdout.write(JSON.stringify(results));
