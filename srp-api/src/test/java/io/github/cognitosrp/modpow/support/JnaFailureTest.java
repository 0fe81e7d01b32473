package io.github.cognitosrp.modpow.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each way in which JNA fails has its advice. */
class JnaFailureTest {

  private static String described(Throwable fault) {
    return JnaFailure.describe(new IllegalStateException("outer", fault));
  }

  @Test
  void deniedNativeAccess() {
    assertThat(described(new IllegalCallerException("no")))
        .startsWith("native access is denied: allow it with --enable-native-access=ALL-UNNAMED");
  }

  @Test
  void missingJna() {
    String advice = "JNA is missing: add net.java.dev.jna:jna to the class path";
    assertThat(described(new NoClassDefFoundError("com/sun/jna/Library"))).startsWith(advice);
    assertThat(described(new ClassNotFoundException("com.sun.jna.Library"))).startsWith(advice);
    assertThat(described(new NoClassDefFoundError("org/other/Type")))
        .isEqualTo("NoClassDefFoundError: org/other/Type");
    assertThat(described(new IllegalStateException("com.sun.jna")))
        .isEqualTo("IllegalStateException: com.sun.jna");
  }

  @Test
  void aFailedInitialisationIsToldByItsFirstFailure() {
    String advice = "JNA is missing: add net.java.dev.jna:jna to the class path";
    String earlier =
        "Exception java.lang.NoClassDefFoundError: com/sun/jna/Native [in thread \"main\"]";
    assertThat(JnaFailure.describe(new ExceptionInInitializerError(earlier))).startsWith(advice);
    assertThat(JnaFailure.describe(new ExceptionInInitializerError("nothing of the kind")))
        .isEqualTo("ExceptionInInitializerError: nothing of the kind");
    assertThat(JnaFailure.describe(new IllegalStateException(earlier)))
        .isEqualTo("IllegalStateException: " + earlier);
  }

  @Test
  void nativeCodeThatIsNotThereOrNotUnpacked() {
    assertThat(described(new UnsatisfiedLinkError("x.so not found in resource path (jna.jar)")))
        .startsWith("JNA has no native code for ");
    assertThat(described(new UnsatisfiedLinkError("/tmp/x: failed to map segment")))
        .startsWith("JNA cannot load its native code; jna.tmpdir must be")
        .endsWith("/tmp/x: failed to map segment");
  }

  @Test
  void nativeCodeThatMayNotBeUnpacked() {
    System.setProperty("jna.nounpack", "true");
    try {
      assertThat(described(new UnsatisfiedLinkError("/tmp/x: none")))
          .isEqualTo("JNA must not unpack its native code (jna.nounpack) and finds none installed");
    } finally {
      System.clearProperty("jna.nounpack");
    }
  }

  @Test
  void theRootOfALongChainIsNotLookedForForever() {
    Throwable fault = new IllegalCallerException("root");
    for (int i = 0; i < 7; i++) {
      fault = new IllegalStateException(fault);
    }
    assertThat(JnaFailure.describe(new IllegalStateException(fault))).startsWith("native access");
    assertThat(JnaFailure.describe(new Exception(new IllegalStateException(fault))))
        .startsWith("IllegalStateException: ");
  }
}
