/** What the engine and the challenges share; no part of the API. */
@org.jspecify.annotations.NullMarked
package io.github.cognitosrp.customauth.support;
