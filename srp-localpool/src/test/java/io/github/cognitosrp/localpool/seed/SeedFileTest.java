package io.github.cognitosrp.localpool.seed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.model.UserStatus;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seed file: what it says is there when the pool starts, and errors name their place. */
class SeedFileTest {
  private static final Path EXAMPLE = Path.of("src/test/resources/pool.json");

  @TempDir private Path directory;

  private static String schema() throws IOException {
    try (InputStream stream = SeedFile.class.getResourceAsStream("pool.schema.json")) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private static Schema validator() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema());
  }

  private String changed(String from, String to) throws IOException {
    String before = Files.readString(EXAMPLE);
    String after = before.replace(from, to);
    assertThat(after).isNotEqualTo(before);
    return after;
  }

  private void start(String json) throws IOException {
    SeedFile.read(Files.writeString(directory.resolve("pool.json"), json)).start().close();
  }

  @Test
  void poolsStartWithWhatTheFileSays() throws IOException {
    try (LocalUserPool pool = SeedFile.read(EXAMPLE).start()) {
      assertThat(pool.userPoolId()).isEqualTo("eu-central-1_AbC123");
      assertThat(pool.issuer())
          .isEqualTo("https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbC123");
      assertThat(pool.appClients().get(1).secret()).isEqualTo("sesame");
      assertThat(pool.appClients().get(0).mayRead("name")).isFalse();
      assertThat(pool.user("alice@example.com").sub())
          .isEqualTo("11111111-2222-3333-4444-555555555555");
      assertThat(pool.user("alice").attributes()).containsEntry("custom:tier", "gold");
      assertThat(pool.user("alice").groups()).containsExactly("admins");
      assertThat(pool.user("bob").status()).isEqualTo(UserStatus.FORCE_CHANGE_PASSWORD);
      assertThat(pool.pools().get("eu-central-1_Second").user("carol").username())
          .isEqualTo("carol");
    }
  }

  @Test
  void theExampleIsOfTheFormOfTheSchema() throws IOException {
    assertThat(validator().validate(Files.readString(EXAMPLE), InputFormat.JSON)).isEmpty();
    assertThat(validator().validate(changed("\"mfa\": \"OPT", "\"mfa\": \"X"), InputFormat.JSON))
        .isNotEmpty();
  }

  /** A setting that the reader takes is in the schema, and the other way round. */
  @Test
  void theSchemaHasTheNamesThatTheReaderTakes() throws IOException {
    JsonNode definitions = new ObjectMapper().readTree(schema()).get("$defs");
    Map<String, Class<? extends Record>> records =
        Map.of(
            "pool", SeedPool.class,
            "client", SeedClient.class,
            "group", SeedGroup.class,
            "user", SeedUser.class,
            "passwordPolicy", SeedPolicy.class);
    Map<String, Set<String>> described = new TreeMap<>();
    Map<String, Set<String>> read = new TreeMap<>();
    records.forEach((name, type) -> {
      described.put(name, names(definitions.at("/" + name + "/properties")));
      read.put(
          name,
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getName)
              .collect(Collectors.toCollection(TreeSet::new)));
    });

    assertThat(described).isEqualTo(read);
    assertThat(names(definitions.at("/triggers/properties"))).hasSize(TriggerType.values().length);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "username": "bob" | "usrname": "bob" | pools[0].users[1].usrname: is not known; known are [attributes, enabled, groups, mfa, password, status, sub, username]
          "mfa": "OPTIONAL" | "mfa": "SOMETIMES" | pools[0].mfa: must be one of [OFF, OPTIONAL, ON]
          "mfa": "OPTIONAL" | "mfa": 1 | pools[0].mfa: must be one of [OFF, OPTIONAL, ON]
          "Correct-Horse-7" | 7 | pools[0].users[0].password: must be a text
          "accessTokenMinutes": 5 | "accessTokenMinutes": "5" | pools[0].clients[0].accessTokenMinutes: must be a whole number
          "accessTokenMinutes": 5 | "accessTokenMinutes": 5.5 | pools[0].clients[0].accessTokenMinutes: must be a whole number
          "accessTokenMinutes": 5 | "accessTokenMinutes": 1 | pools[0].clients[0]: access is PT5M to PT24H
          "accessTokenMinutes": 5 | "accessTokenMinutes": 9223372036854775807 | pools[0].clients[0]: access is PT5M to PT24H
          "accessTokenMinutes": 5 | "flows": [null] | pools[0].clients[0]: flows must not hold null
          "email": "alice@example.com" | "email": null | pools[0].users[0]: attributes must hold texts only
          "minLength": 8 | "minLength": 0 | pools[0]: minLength is 1 to 99
          "groups": ["admins"] | "groups": "admins" | pools[0].users[0].groups: must be an array
          "groups": ["admins"] | "groups": ["nobody"] | pools[0].users[0].groups[0]: Not one of the pool's groups
          "11111111-2222-3333-4444-555555555555" | "1" | pools[0].users[0]: A sub is a UUID in small letters
          "email": "alice@example.com" | "email": "alice" | pools[0].users[0]: attributes: Invalid email address format.
          "Correct-Horse-7" | "short" | pools[0].users[0]: Password did not conform with policy: Password not long enough
          "PostAuthentication" | "PostAuthentification" | pools[0].triggers.PostAuthentification: is no trigger; the triggers are [CreateAuthChallenge, CustomMessage, DefineAuthChallenge, PostAuthentication, PostConfirmation, PreAuthentication, PreSignUp, PreTokenGeneration, PreTokenGenerationV2, UserMigration, VerifyAuthChallengeResponse]
          "http://localhost:9000" | "http://example.com" | pools[0].triggers.PostAuthentication: Events go to addresses on localhost only, unless other hosts are asked for
          {"id": "other"} | {} | pools[1].clients[0].id: is missing
          {"id": "other"} | null | pools[1].clients[0]: is missing
          "eu-central-1_Second" | "second" | pools[1].id: A user pool id is a region of letters, digits and hyphens, an underscore, and a name of letters and digits, at most 55 characters
          "password": "x" | "password": "x", "password": "y" | pools[1].users[0]: is no JSON, or has a name twice, at line 29
          """)
  void whatIsWrongIsNamedWithItsPlace(String from, String to, String message) throws IOException {
    String json = changed(from, to);

    assertThatThrownBy(() -> start(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {} | pools: at least one pool is needed
          {"pools": []} | pools: at least one pool is needed
          {"pools": {}} | pools: must be an array
          [] | the file: must be an object
          oops | the file: is no JSON, or has a name twice, at line 1, column 1
          {"pools": [ | pools: is no JSON, or has a name twice, at line 1
          """)
  void aFileOfAnotherFormIsRefused(String json, String message) {
    assertThatThrownBy(() -> start(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatTheParserGivesUpIsRefusedWithoutAPlace() {
    for (String json :
        List.of("{\"a\":" + "[".repeat(3_000), "{\"" + "x".repeat(60_000) + "\": 1}")) {
      assertThatThrownBy(() -> start(json))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(
              "is no JSON, or is nested too deep, or has a name that is too long");
    }
  }

  @Test
  void aLongNameIsCutInTheMessage() {
    String name = "x".repeat(10_000);

    assertThatThrownBy(() -> start("{\"" + name + "\": 1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name.substring(0, 128) + "...: is not known");
  }

  @Test
  void aFileInAClosedZipCannotBeRead() throws IOException {
    Path file;
    try (FileSystem zip =
        FileSystems.newFileSystem(directory.resolve("a.zip"), Map.of("create", "true"))) {
      file = Files.copy(EXAMPLE, zip.getPath("pool.json"));
    }

    assertThatThrownBy(() -> SeedFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("the file system of the seed file is closed");
  }

  /** Its size is 0, and it never ends. */
  @Test
  void aDeviceThatNeverEndsIsReadUpToTheLimitOfASeedFile() {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.isReadable(endless), "needs /dev/zero");

    assertThatThrownBy(() -> SeedFile.read(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a seed file has at most 4194304 bytes");
  }
}
