/**
 * Triggers that are Lambda functions: in this process, over the classes of {@code
 * aws-lambda-java-events}, or behind HTTP in any language.
 */
@NullMarked
package io.github.cognitosrp.localpool.lambda;

import org.jspecify.annotations.NullMarked;
