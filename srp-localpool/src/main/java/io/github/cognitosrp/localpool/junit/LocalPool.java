package io.github.cognitosrp.localpool.junit;

import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a user pool for each test that has a parameter of type {@link
 * io.github.cognitosrp.localpool.LocalUserPool}, and closes it afterwards.
 *
 * <pre>{@code
 * @LocalPool(users = @LocalPool.User(name = "alice", password = "correct horse"))
 * class LoginTest {
 *   @Test
 *   void aliceSignsIn(LocalUserPool pool) { … pool.endpoint() … }
 * }
 * }</pre>
 *
 * <p>The constructor, methods annotated with {@code @BeforeEach} and {@code @AfterEach}, and the
 * test itself share one pool. A class that takes the pool in {@code @BeforeAll} or
 * {@code @AfterAll}, or whose constructor is called once ({@code Lifecycle.PER_CLASS}), has one
 * pool for all its tests; what one of them changes, the next finds. For settings that are not here,
 * start a pool with {@link io.github.cognitosrp.localpool.LocalUserPool#builder()}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(LocalPoolExtension.class)
public @interface LocalPool {

  /**
   * Confirmed users.
   *
   * @return names and passwords
   */
  User[] users() default {};

  /**
   * The app client's id.
   *
   * @return 1 to 128 characters of {@code [A-Za-z0-9_+]}
   */
  String clientId() default "localclient";

  /**
   * The app client's secret.
   *
   * @return the secret; empty for a client without one
   */
  String clientSecret() default "";

  /**
   * Whether devices are remembered.
   *
   * @return when
   */
  DeviceTracking deviceTracking() default DeviceTracking.OFF;

  /**
   * Whether a second factor is asked for.
   *
   * @return of whom
   */
  MfaMode mfa() default MfaMode.OFF;

  /** A confirmed user. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({})
  @interface User {

    /**
     * The user name.
     *
     * @return 1 to 128 characters
     */
    String name();

    /**
     * The password.
     *
     * @return 1 to 256 characters
     */
    String password();
  }
}
