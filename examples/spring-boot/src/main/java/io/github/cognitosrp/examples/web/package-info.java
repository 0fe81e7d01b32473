/**
 * A web application with a sign-in form of its own. The browser sends the password to this server
 * over TLS; from here on only proofs of it travel. Tokens never leave the server: the browser has a
 * session cookie, nothing else.
 */
@NullMarked
package io.github.cognitosrp.examples.web;

import org.jspecify.annotations.NullMarked;
