// Runs the npm package for Java: reads one request a line, answers with one line.
import {
  SignatureProofList,
  SystemParametersList,
  generateParamsList,
  proveSignatureList,
  readJson,
  verifySignatureList,
  writeJson,
} from '@cloudflare/zkp-ecdsa'
import { createInterface } from 'node:readline'

const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'))
const publicKey = (hex) =>
  crypto.subtle.importKey('raw', bytes(hex), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])

let params
let ring
let proof
const commands = {
  params: () => writeJson(SystemParametersList, generateParamsList()),
  useParams: ({ json }) => { params = readJson(SystemParametersList, json); return true },
  useRing: ({ coordinates }) => { ring = coordinates.map(BigInt); return ring.length },
  prove: async ({ hash, signature, key, place }) => {
    proof = await proveSignatureList(params, bytes(hash), bytes(signature), await publicKey(key), place, ring)
    return true
  },
  writeProof: () => writeJson(SignatureProofList, proof),
  readProof: ({ json }) => { proof = readJson(SignatureProofList, json); return true },
  verify: ({ hash }) => verifySignatureList(params, bytes(hash), ring, proof),
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line)
  let answer
  try {
    answer = { result: await commands[request.command](request) }
  } catch (error) {
    answer = { error: String(error) }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}
