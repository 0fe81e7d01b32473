/**
 * A load test of a user pool: an Apache JMeter sampler that signs a user in, and a command that
 * runs the plan around it.
 */
@NullMarked
package io.github.cognitosrp.examples.loadtest;

import org.jspecify.annotations.NullMarked;
