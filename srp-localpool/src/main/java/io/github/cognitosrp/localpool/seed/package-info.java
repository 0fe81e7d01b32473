/**
 * The seed file of local pools: pools, app clients, groups, users and triggers as JSON. Its schema
 * is the resource {@code pool.schema.json} of this package.
 */
@NullMarked
package io.github.cognitosrp.localpool.seed;

import org.jspecify.annotations.NullMarked;
