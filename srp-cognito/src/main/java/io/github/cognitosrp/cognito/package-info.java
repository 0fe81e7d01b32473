/**
 * Amazon Cognito's Secure Remote Password protocol, client side. {@link
 * io.github.cognitosrp.cognito.CognitoSrp} is where to start.
 */
@NullMarked
package io.github.cognitosrp.cognito;

import org.jspecify.annotations.NullMarked;
