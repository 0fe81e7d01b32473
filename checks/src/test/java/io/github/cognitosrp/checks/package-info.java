/** What is true of the whole repository and of no single module. */
@NullMarked
package io.github.cognitosrp.checks;

import org.jspecify.annotations.NullMarked;
