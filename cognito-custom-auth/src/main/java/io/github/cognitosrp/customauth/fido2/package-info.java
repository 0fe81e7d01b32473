/**
 * FIDO2 security keys and passkeys as a custom challenge: sign-in, registration, and a user's list
 * of authenticators.
 *
 * <p>What the client, the browser and the table see is what the npm package {@code
 * amazon-cognito-passwordless-auth} 0.17 sends and stores, so its front end works with this back
 * end. WebAuthn itself is verified by webauthn4j.
 *
 * <table>
 * <caption>Terms</caption>
 * <tr><th>authenticator</th><td>what signs: a security key, a phone, a password manager</td></tr>
 * <tr><th>credential</th><td>a key pair that an authenticator made for one user and one relying
 * party; the public half is stored here</td></tr>
 * <tr><th>assertion</th><td>a signature over a challenge, which proves the private half</td></tr>
 * <tr><th>user handle</th><td>the text that stands for the user in a credential, see {@link
 * io.github.cognitosrp.customauth.fido2.UserHandles}</td></tr>
 * <tr><th>discoverable credential</th><td>one that an authenticator finds without its id, so that
 * users need not type their name: a passkey</td></tr>
 * </table>
 *
 * <p>Source: Web Authentication, level 3 (W3C), sections 7.1 and 7.2.
 *
 * <p>An argument that must not be {@code null} is refused with a {@link NullPointerException} whose
 * message is its name.
 */
@NullMarked
package io.github.cognitosrp.customauth.fido2;

import org.jspecify.annotations.NullMarked;
