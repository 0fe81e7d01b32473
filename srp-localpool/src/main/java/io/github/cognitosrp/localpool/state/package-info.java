/** What a pool remembers: users, challenges, devices, refresh tokens. */
@NullMarked
package io.github.cognitosrp.localpool.state;

import org.jspecify.annotations.NullMarked;
