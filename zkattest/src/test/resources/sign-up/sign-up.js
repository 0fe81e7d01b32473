// The security key signs with the key that all keys of its make share. This page proves that the
// server trusts that key, and keeps to itself which one it is.
import {
  SignatureProofList,
  SystemParametersList,
  proveSignatureList,
  readJson,
  writeJson,
} from '@cloudflare/zkp-ecdsa'

const P256_KEY = '06082a8648ce3d030107034200' // the curve's name and the start of the point, in DER
const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
const fromHex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16))
const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
const sha256 = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()))
const say = (text) => { document.getElementById('state').textContent = text }

/** Of fmt "fido-u2f", whose CBOR is always { fmt, attStmt: { sig, x5c: [certificate] }, authData }. */
function signatureAndCertificate(attestationObject) {
  const text = hex(attestationObject)
  if (!text.startsWith('a363666d74686669646f2d753266')) throw Error('the key must speak U2F')
  const sigAt = text.indexOf('63736967' + '58') / 2 + 5 // "sig", a byte string with one length byte
  const sigEnd = sigAt + 1 + attestationObject[sigAt]
  const certAt = text.indexOf('63783563' + '81' + '59', 2 * sigEnd) / 2 + 6 // "x5c", an array of one
  const certLength = 256 * attestationObject[certAt] + attestationObject[certAt + 1]
  return {
    der: attestationObject.slice(sigAt + 1, sigEnd),
    certificate: attestationObject.slice(certAt + 2, certAt + 2 + certLength),
  }
}

/** SEQUENCE of two INTEGERs to 32 bytes each. */
function fixedLength(der) {
  const number = (at) => hex(der.slice(at + 2, at + 2 + der[at + 1])).padStart(64, '0').slice(-64)
  return fromHex(number(2) + number(4 + der[3]))
}

async function register(challenge) {
  const credential = await navigator.credentials.create({
    publicKey: {
      challenge: fromBase64(challenge),
      rp: { name: 'Example', id: location.hostname },
      user: { id: crypto.getRandomValues(new Uint8Array(16)), name: 'new', displayName: 'new' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      attestation: 'direct',
    },
  })
  const response = credential.response
  const spki = new Uint8Array(response.getPublicKey())
  const signed = {
    rpIdHash: await sha256(new TextEncoder().encode(location.hostname)),
    clientData: new Uint8Array(response.clientDataJSON),
    credentialId: new Uint8Array(credential.rawId),
    publicKey: spki.slice(-65),
  }
  // FIDO U2F Raw Message Formats, 4.3: what the attestation signs. It names no make.
  const hash = await sha256(
    new Uint8Array(1), signed.rpIdHash, await sha256(signed.clientData), signed.credentialId, signed.publicKey)
  return { signed, hash, ...signatureAndCertificate(new Uint8Array(response.attestationObject)) }
}

async function prove(settings, { hash, der, certificate }) {
  const text = hex(certificate)
  const at = text.indexOf(P256_KEY) + P256_KEY.length
  const point = text.slice(at, at + 130)
  const ring = settings.ring.map(BigInt)
  const place = ring.indexOf(BigInt('0x' + point.slice(2, 66)))
  if (place < 0) throw Error('this make of security key is not trusted')
  const key = await crypto.subtle.importKey(
    'raw', fromHex(point), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])
  const params = readJson(SystemParametersList, JSON.stringify(settings.params))
  const proof = await proveSignatureList(params, hash, fixedLength(der), key, place, ring)
  return JSON.parse(writeJson(SignatureProofList, proof))
}

async function signUp() {
  const settings = await (await fetch('/settings', { method: 'POST' })).json()
  say('waiting for the security key')
  const registration = await register(settings.challenge)
  say('proving')
  const { clientData, credentialId, publicKey } = registration.signed
  const upload = await fetch('/proofs', {
    method: 'POST',
    body: JSON.stringify({
      clientData: hex(clientData),
      credentialId: hex(credentialId),
      publicKey: hex(publicKey),
      proof: await prove(settings, registration),
    }),
  })
  const answer = await fetch(settings.pool, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'AWSCognitoIdentityProviderService.SignUp',
    },
    body: JSON.stringify({
      ClientId: settings.clientId,
      Username: document.getElementById('username').value,
      Password: document.getElementById('password').value,
      ClientMetadata: { proof: await upload.text() },
    }),
  })
  if (!answer.ok) throw Error((await answer.json()).message)
}

document.getElementById('form').addEventListener('submit', (event) => {
  event.preventDefault()
  signUp().then(() => say('signed up'), (error) => say('refused: ' + error.message))
})
