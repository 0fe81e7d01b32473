package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same command line in a container without LANG, and in one with a UTF-8 locale. */
@Tag("slow")
class UndecodedArgumentTest {
  /** The UTF-8 bytes of "müller", whatever the encoding of this JVM is. */
  private static final String MUELLER = "$(printf 'm\\303\\274ller')";

  private static final String CURE =
      " has characters that could not be decoded; set LC_ALL=C.UTF-8, or another UTF-8 locale, and"
          + " try again";

  /** The shell adds the arguments: this JVM could not pass them on under the POSIX locale. */
  private static ChildJvm.Output run(String locale, String arguments) throws Exception {
    return ChildJvm.plain()
        .forShortLife()
        .environment("LC_ALL", locale)
        .wrappedIn("sh", "-c", "echo a-client-secret | \"$@\" " + arguments, "sh")
        .run(Main.class);
  }

  @ParameterizedTest
  @CsvSource({
    "secret-hash --client-id abc --username %s, --username",
    "secret-hash --client-id=abc --username=%s, --username",
    "sign-in --user-pool a-1_b --client-id abc --endpoint-url http://127.0.0.1:1 --username %s, --username",
    "totp --secret-file %s, --secret-file",
    "local-pool --users %s, --users",
    "device-verifier --device-key a_1 --device-group-key %s, --device-group-key",
    "%s, argument 1"
  })
  void isRefusedByItsNameWithTheCure(String arguments, String name) throws Exception {
    ChildJvm.Output output = run("C", arguments.formatted(MUELLER));
    assertThat(output.errors()).isEqualTo(name + CURE + "\n");
    assertThat(output.status()).isEqualTo(2);
    assertThat(output.lines()).isEmpty();
  }

  /** The value was computed with Python's hmac. */
  @Test
  void isTakenInAUtf8Locale() throws Exception {
    assertThat(run("C.UTF-8", "secret-hash --client-id abc --username " + MUELLER).clean())
        .containsExactly("5VMHzrgYLUlzquULwgTGFuZQKdN3fWLW5dzZD4Mnf7I=");
  }
}
