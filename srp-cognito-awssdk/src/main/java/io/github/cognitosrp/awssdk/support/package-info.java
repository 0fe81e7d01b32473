/** What the other packages of this module share. Not exported. */
@NullMarked
package io.github.cognitosrp.awssdk.support;

import org.jspecify.annotations.NullMarked;
