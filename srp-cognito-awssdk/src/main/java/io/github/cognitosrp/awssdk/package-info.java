/**
 * Whole sign-ins to Amazon Cognito over the AWS SDK for Java 2. {@link
 * io.github.cognitosrp.awssdk.CognitoSignIn} is where to start.
 *
 * <p>What a sign-in carries for its user from step to step: the USERNAME that Cognito returned, the
 * Session, the DEVICE_KEY, a SECRET_HASH over the name in the same request, a fresh {@code a} for
 * each handshake, and the time at which it signs. The sealed {@link
 * io.github.cognitosrp.awssdk.SignInResult} says what Cognito wants next; its types have the method
 * that answers.
 *
 * <p>Every method that sends something exists twice: as it is, it waits and throws; with {@code
 * Async} in its name it returns a {@link java.util.concurrent.CompletableFuture}. Both take the
 * same steps. With the SDK's blocking client, the asynchronous methods block a thread of the
 * sign-in's executor; with the SDK's asynchronous client nothing blocks but the methods that wait,
 * which must not be called on that executor's threads.
 *
 * <p>Failures are the SDK's own exceptions as Cognito sent them, each with a {@link
 * io.github.cognitosrp.awssdk.Diagnosis}. Arguments that break a rule, {@code null} included, are
 * {@link IllegalArgumentException}s. The rule of every text: at most 131,072 characters, as in the
 * API reference's StringType, and no unpaired surrogates. Return values that may be absent are
 * {@link java.util.Optional}s.
 *
 * <p>Not here, because it needs no SRP: signing up, deleting a user, changing or resetting a
 * password, changing attributes, registering passkeys. Call the SDK for these.
 *
 * <p>What may leak: the requests hold user names, answers and tokens as strings, which cannot be
 * wiped. Passwords are never among them, except the new one that replaces a temporary one. The SDK
 * leaves these values out when it prints its requests.
 */
@NullMarked
package io.github.cognitosrp.awssdk;

import org.jspecify.annotations.NullMarked;
