/** The HTTP side: finds the operation of a request, checks what it needs, formats errors. */
@NullMarked
package io.github.cognitosrp.localpool.http;

import org.jspecify.annotations.NullMarked;
