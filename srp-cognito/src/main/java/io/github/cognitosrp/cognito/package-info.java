/**
 * Amazon Cognito's Secure Remote Password protocol, client side. {@link
 * io.github.cognitosrp.cognito.CognitoSrp} is the entry point.
 *
 * <p>{@code pad(n)} is the minimal big-endian two's complement of n ({@code
 * BigInteger.toByteArray}), H is SHA-256, ‖ concatenates bytes, strings are hashed as UTF-8 and
 * never normalised. N is the 3072-bit prime of RFC 3526, section 4, group 15; g = 2.
 *
 * <table>
 * <caption>A user's sign-in</caption>
 * <thead>
 * <tr><th scope="col">Request</th><th scope="col">Sent</th><th scope="col">Returned</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>InitiateAuth, USER_SRP_AUTH</td>
 * <td>USERNAME, SRP_A, SECRET_HASH?, DEVICE_KEY?</td>
 * <td>PASSWORD_VERIFIER: SRP_B, SALT, SECRET_BLOCK, USER_ID_FOR_SRP, USERNAME</td></tr>
 * <tr><td>InitiateAuth, CUSTOM_AUTH</td>
 * <td>the same and CHALLENGE_NAME=SRP_A</td><td>the same</td></tr>
 * <tr><td>InitiateAuth, USER_AUTH</td>
 * <td>the same and PREFERRED_CHALLENGE=PASSWORD_SRP</td><td>the same</td></tr>
 * <tr><td>RespondToAuthChallenge, PASSWORD_SRP</td>
 * <td>USERNAME, SRP_A, SECRET_HASH?, DEVICE_KEY?</td><td>the same</td></tr>
 * <tr><td>RespondToAuthChallenge, SELECT_CHALLENGE</td>
 * <td>the same and ANSWER=PASSWORD_SRP</td><td>the same</td></tr>
 * <tr><td>RespondToAuthChallenge, PASSWORD_VERIFIER</td>
 * <td>PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE, TIMESTAMP, the returned USERNAME,
 * SECRET_HASH?, DEVICE_KEY?</td>
 * <td>tokens, an MFA challenge, or DEVICE_SRP_AUTH</td></tr>
 * </tbody>
 * </table>
 *
 * <table>
 * <caption>A remembered device</caption>
 * <thead>
 * <tr><th scope="col">Request</th><th scope="col">Sent</th><th scope="col">Returned</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>ConfirmDevice, after a sign-in that returned NewDeviceMetadata</td>
 * <td>Salt, PasswordVerifier in base64</td><td>whether the user must be asked</td></tr>
 * <tr><td>RespondToAuthChallenge, DEVICE_SRP_AUTH</td>
 * <td>USERNAME, DEVICE_KEY, SRP_A, SECRET_HASH?</td>
 * <td>DEVICE_PASSWORD_VERIFIER: SRP_B, SALT, SECRET_BLOCK, DEVICE_KEY?, USERNAME?</td></tr>
 * <tr><td>RespondToAuthChallenge, DEVICE_PASSWORD_VERIFIER</td>
 * <td>PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE, TIMESTAMP, USERNAME, DEVICE_KEY,
 * SECRET_HASH?</td>
 * <td>tokens</td></tr>
 * <tr><td>InitiateAuth, REFRESH_TOKEN_AUTH</td>
 * <td>REFRESH_TOKEN, DEVICE_KEY?, SECRET_HASH?</td><td>tokens</td></tr>
 * </tbody>
 * </table>
 *
 * <table>
 * <caption>Glossary</caption>
 * <thead><tr><th scope="col">Name</th><th scope="col">Meaning</th></tr></thead>
 * <tbody>
 * <tr><td>k</td><td>H(pad(N) ‖ pad(g))</td></tr>
 * <tr><td>a, A = SRP_A</td><td>the client's private key, drawn for each handshake; A = g^a mod N
 * </td></tr>
 * <tr><td>b, B = SRP_B</td><td>the server's private key; B = k·v + g^b mod N</td></tr>
 * <tr><td>I</td><td>(pool name, USER_ID_FOR_SRP) for a user, (device group key, device key) for a
 * device, concatenated</td></tr>
 * <tr><td>x</td><td>H(pad(SALT) ‖ H(I ‖ ":" ‖ password)), the password's private key</td></tr>
 * <tr><td>v, verifier</td><td>g^x mod N, which the server keeps in place of the password</td></tr>
 * <tr><td>u</td><td>H(pad(A) ‖ pad(B)), the scrambling parameter</td></tr>
 * <tr><td>S</td><td>(B − k·g^x)^(a + u·x) mod N, the premaster secret</td></tr>
 * <tr><td>session key</td><td>HKDF-SHA256(ikm = pad(S), salt = pad(u), info = "Caldera Derived Key"),
 * 16 bytes</td></tr>
 * <tr><td>PASSWORD_CLAIM_SIGNATURE</td><td>base64(HMAC-SHA256(session key, I ‖ decoded SECRET_BLOCK
 * ‖ TIMESTAMP))</td></tr>
 * <tr><td>SECRET_HASH</td><td>base64(HMAC-SHA256(client secret, USERNAME of the same request ‖ client
 * id))</td></tr>
 * <tr><td>TIMESTAMP</td><td>the time of signing, such as {@code Thu Jan 1 09:08:07 UTC 2026}</td>
 * </tr>
 * </tbody>
 * </table>
 *
 * <p>Limits: {@code BigInteger}s (a, x, S) cannot be wiped and stay in memory until they are
 * collected. Maps for requests hold strings, which cannot be wiped either; of these only
 * REFRESH_TOKEN outlives the sign-in.
 *
 * <p>Arguments are never null. An argument that is null or breaks its rule is refused with {@link
 * io.github.cognitosrp.cognito.InvalidInputException} before anything is computed; values that may
 * be absent are returned as {@link java.util.Optional}.
 *
 * <p>Sources: RFC 2945 and RFC 5054 (SRP), RFC 5869 (HKDF), the Amazon Cognito developer guide
 * ("Authentication flows", "Working with user devices in your user pool", "Computing secret hash
 * values") and API reference. Details that these do not specify are as in Amazon's own clients.
 */
@NullMarked
package io.github.cognitosrp.cognito;

import org.jspecify.annotations.NullMarked;
