// Runs scenarios one after the other; the Java side reads the lines.
import { createHmac } from "node:crypto";

export const pool = {
  endpoint: process.env.POOL_ENDPOINT,
  id: process.env.POOL_ID,
  clientId: process.env.POOL_CLIENT_ID,
  secretClientId: process.env.POOL_SECRET_CLIENT_ID,
  clientSecret: process.env.POOL_CLIENT_SECRET,
};

export async function scenario(name, work) {
  try {
    await work();
    console.log(`passed: ${name}`);
  } catch (error) {
    console.log(`failed: ${name}: ${error?.stack ?? error}`);
    process.exitCode = 1;
  }
}

// RFC 6238 with SHA-1, 30 s and 6 digits, written here so that no package of ours is involved.
// A code is good once; the pool also takes that of the next step.
export function totp(secretCode, stepsAhead = 0) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const digit of secretCode.replace(/=+$/, "")) {
    bits += alphabet.indexOf(digit).toString(2).padStart(5, "0");
  }
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + stepsAhead));
  const hash = createHmac("sha1", key).update(step).digest();
  const number = hash.readUInt32BE(hash[hash.length - 1] & 15) & 0x7fffffff;
  return String(number % 1000000).padStart(6, "0");
}
