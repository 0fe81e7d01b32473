/**
 * The local user pool as a JUnit 5 extension: annotate a test class with {@link
 * io.github.cognitosrp.localpool.junit.LocalPool} and take the pool as a parameter. Needs {@code
 * junit-jupiter-api} 5.12 or later, which whoever tests with it has.
 */
@NullMarked
package io.github.cognitosrp.localpool.junit;

import org.jspecify.annotations.NullMarked;
