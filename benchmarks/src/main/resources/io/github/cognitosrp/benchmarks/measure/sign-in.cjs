/* Times one sign-in's arithmetic, from a fresh a to the signature, with a package that users of Node have: prints the
   median in microseconds. Arguments: PACKAGE BITS MILLIS (BITS is not used), or PACKAGE version. The environment
   variable NODE_PATH names the folder with the packages. */
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const POOL_ID = 'eu-central-1_AbC123xyz';
const POOL_NAME = POOL_ID.split('_')[1];
const USER = '5b2c7a1e-0f3d-4c8b-9e6a-7d1f2b3c4d5e';
const PASSWORD = 'Correct-Horse-7';
const SALT = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
// Any B will do here: nobody checks the signature. Odd, below N, and as long as it.
const B = 'e85db3705d15d2d465e472517b4a3969' + crypto.createHash('shake256', { outputLength: 368 }).update('B').digest('hex');
const SECRET_BLOCK = Buffer.alloc(1536, 0x5a).toString('base64');

const peers = {
  'amazon-cognito-identity-js': () => {
    const { AuthenticationHelper, DateHelper } = require('amazon-cognito-identity-js');
    const BigInteger = require('amazon-cognito-identity-js/lib/BigInteger').default;
    return () => {
      const helper = new AuthenticationHelper(POOL_NAME);
      let signature;
      helper.getLargeAValue((failure) => {
        if (failure) throw failure;
        helper.getPasswordAuthenticationKey(USER, PASSWORD, new BigInteger(B, 16), new BigInteger(SALT, 16), (wrong, key) => {
          if (wrong) throw wrong;
          const message = Buffer.concat([
            Buffer.from(POOL_NAME + USER),
            Buffer.from(SECRET_BLOCK, 'base64'),
            Buffer.from(new DateHelper().getNowString()),
          ]);
          signature = crypto.createHmac('sha256', Buffer.from(key)).update(message).digest('base64');
        });
      });
      return signature;
    };
  },
  'cognito-srp-helper': () => {
    const { createSrpSession, signSrpSession } = require('cognito-srp-helper');
    return () => {
      const session = createSrpSession(USER, PASSWORD, POOL_ID, false);
      const signed = signSrpSession(session, {
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeParameters: { SALT, SECRET_BLOCK, SRP_B: B, USERNAME: USER, USER_ID_FOR_SRP: USER },
      });
      return signed.passwordSignature;
    };
  },
};

const [name, request, millis] = process.argv.slice(2);
if (request === 'version') {
  const manifest = path.join(process.env.NODE_PATH, name, 'package.json');
  console.log(`${name} ${JSON.parse(fs.readFileSync(manifest, 'utf8')).version}, Node ${process.versions.node}`);
} else {
  const signIn = peers[name]();
  const time = () => {
    const start = process.hrtime.bigint();
    if (!/^[A-Za-z0-9+/]{43}=$/.test(signIn())) throw new Error(`${name} made no signature`);
    return Number(process.hrtime.bigint() - start) / 1e3;
  };
  time();
  const times = [];
  const end = Date.now() + Number(millis);
  do times.push(time());
  while (Date.now() < end);
  times.sort((a, b) => a - b);
  console.log(times[times.length >> 1]);
}
