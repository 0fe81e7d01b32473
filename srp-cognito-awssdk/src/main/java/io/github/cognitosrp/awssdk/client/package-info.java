/**
 * Calls to Cognito over either of the SDK's clients: requests, replies, cancellation. It knows
 * nothing of sign-ins. Not exported.
 */
@NullMarked
package io.github.cognitosrp.awssdk.client;

import org.jspecify.annotations.NullMarked;
