/** What threads share, under jcstress: behind {@code -Pdeep}. */
@NullMarked
package io.github.cognitosrp.checks.stress;

import org.jspecify.annotations.NullMarked;
