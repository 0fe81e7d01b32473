package io.github.cognitosrp.cli;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What counts as the secret in files and on standard input, as the editors and shells of different
 * systems write them.
 */
class SecretInputTest {
  private static final String MARK = "\uFEFF";

  @TempDir private Path directory;

  private CommandRun secretHash(byte[] file) throws IOException {
    Path secret = Files.write(directory.resolve("secret"), file);
    return CommandRun.of(
        "secret-hash",
        "--client-id",
        "18u8119jgbpr464n28s1itk2mq",
        "--username",
        "john.doe",
        "--client-secret-file",
        secret.toString());
  }

  /** The value was computed with Python's hmac. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-client-secret",
        "a-client-secret\n",
        "a-client-secret\r\nmore",
        MARK + "a-client-secret\r\n"
      })
  void theEndOfTheLineAndAByteOrderMarkAreNoPartOfTheSecret(String content) throws IOException {
    assertThat(secretHash(content.getBytes(UTF_8)).out())
        .isEqualTo("qOKViDTY6Lm66/AWpd221hl7VyfjmSLhm5M4O42pIyk=\n");
  }

  @Test
  void utf16IsRefusedByName() throws IOException {
    byte[][] contents = {
      (MARK + "a-client-secret").getBytes(UTF_16LE),
      (MARK + "a-client-secret").getBytes(UTF_16BE),
      "a-client-secret".getBytes(UTF_16LE),
      "a-client-secret".getBytes(UTF_16BE),
      {'a', (byte) 0xFC}
    };
    for (byte[] content : contents) {
      CommandRun run = secretHash(content);
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .startsWith("the first line of ")
          .contains("must be UTF-8 text", "UTF-16")
          .doesNotContain("client-secret");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", MARK, MARK + "\r\n"})
  void anEmptyLineIsNoSecret(String content) throws IOException {
    assertThat(secretHash(content.getBytes(UTF_8)).err()).endsWith(" is empty\n");
  }

  @Test
  void aLineWithoutEndIsNotReadToItsEnd() throws IOException {
    assertThat(secretHash("x".repeat(4096).getBytes(UTF_8)).err()).isEmpty();
    assertThat(secretHash("x".repeat(4097).getBytes(UTF_8)).err())
        .endsWith(" is longer than 4096 bytes\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    CommandRun run =
        CommandRun.of("totp", "--secret-file", directory.resolve("missing").toString());

    assertThat(run.err()).isEqualTo(directory.resolve("missing") + ": there is no such file\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void linesOfOnePipeAreReadOneByOne() throws IOException {
    Terminal terminal =
        Terminal.withoutPerson(
            new ByteArrayInputStream((MARK + "one\r\ntwo\nthree").getBytes(UTF_8)));

    assertThat(terminal.secret("password")).isEqualTo("one".toCharArray());
    assertThat(terminal.answer("code")).isEqualTo("two");
    assertThat(terminal.secret("password", Path.of("-"))).isEqualTo("three".toCharArray());
  }
}
