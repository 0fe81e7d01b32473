/** What the tests of several modules use. */
@NullMarked
package io.github.cognitosrp.testing;

import org.jspecify.annotations.NullMarked;
