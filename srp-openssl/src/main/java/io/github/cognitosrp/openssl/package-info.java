/**
 * Modular exponentiation with the libcrypto of the system, OpenSSL 1.1.1 or 3: the backend {@code
 * openssl}.
 */
@NullMarked
package io.github.cognitosrp.openssl;

import org.jspecify.annotations.NullMarked;
