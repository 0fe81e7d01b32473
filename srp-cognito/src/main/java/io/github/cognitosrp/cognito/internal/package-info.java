/** What srp-cognito shares with srp-cognito-awssdk. Not an API: it may change in every version. */
@NullMarked
package io.github.cognitosrp.cognito.internal;

import org.jspecify.annotations.NullMarked;
