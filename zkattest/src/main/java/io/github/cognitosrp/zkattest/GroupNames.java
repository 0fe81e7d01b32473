package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.curve.Curve;
import io.github.cognitosrp.zkattest.curve.P256;

/** What the JSON calls a curve's group, and the types that the npm package reads it into. */
record GroupNames(String group, String groupType, String pointType) {
  static final String NAME = "name";
  static final String TYPE = "__type";
  static final String GROUP = "group";

  static GroupNames of(Curve<?> curve) {
    return curve == P256.CURVE
        ? new GroupNames(curve.name(), "WeierstrassGroup", "WeierstrassPoint")
        : new GroupNames(curve.name(), "TEdwards", "TEdwardsPoint");
  }
}
