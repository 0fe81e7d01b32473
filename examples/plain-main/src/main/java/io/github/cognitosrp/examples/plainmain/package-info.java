/** The smallest program that signs a user in. */
@NullMarked
package io.github.cognitosrp.examples.plainmain;

import org.jspecify.annotations.NullMarked;
