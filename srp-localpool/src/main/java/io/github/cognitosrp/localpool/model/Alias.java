package io.github.cognitosrp.localpool.model;

/** An attribute whose value users may sign in with: {@code AliasAttributes}. */
public enum Alias {
  /** The e-mail address, once {@code email_verified} is {@code true}. */
  EMAIL,
  /** The telephone number, once {@code phone_number_verified} is {@code true}. */
  PHONE_NUMBER,
  /** A name that the user may change. */
  PREFERRED_USERNAME
}
