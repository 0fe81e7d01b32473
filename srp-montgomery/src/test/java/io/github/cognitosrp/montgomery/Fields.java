package io.github.cognitosrp.montgomery;

import java.lang.reflect.Field;

/** Private fields, for faults in places that no caller reaches. */
final class Fields {
  private Fields() {}

  static Object get(Object owner, String name) {
    try {
      return field(owner, name).get(owner);
    } catch (IllegalAccessException impossible) {
      throw new LinkageError("a field was closed", impossible);
    }
  }

  static void set(Object owner, String name, Object value) {
    try {
      field(owner, name).set(owner, value);
    } catch (IllegalAccessException impossible) {
      throw new LinkageError("a field was closed", impossible);
    }
  }

  private static Field field(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException renamed) {
      throw new LinkageError("a field was renamed", renamed);
    }
  }
}
