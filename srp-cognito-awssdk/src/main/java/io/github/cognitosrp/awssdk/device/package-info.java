/**
 * Where the devices that Cognito remembers are kept: {@link
 * io.github.cognitosrp.awssdk.device.DeviceStore}.
 */
@NullMarked
package io.github.cognitosrp.awssdk.device;

import org.jspecify.annotations.NullMarked;
