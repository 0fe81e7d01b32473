/** What several packages need to check what a program hands over. */
@NullMarked
package io.github.cognitosrp.localpool.support;

import org.jspecify.annotations.NullMarked;
