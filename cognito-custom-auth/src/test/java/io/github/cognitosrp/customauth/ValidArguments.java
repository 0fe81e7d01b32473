package io.github.cognitosrp.customauth;

import io.github.cognitosrp.customauth.duo.DuoChallenge;
import io.github.cognitosrp.customauth.duo.DuoChallengeBuilder;
import io.github.cognitosrp.customauth.duo.DuoWebV2;
import io.github.cognitosrp.customauth.dynamodb.DynamoDbChallengeStore;
import io.github.cognitosrp.customauth.dynamodb.DynamoDbCredentialStore;
import io.github.cognitosrp.customauth.fido2.Authenticators;
import io.github.cognitosrp.customauth.fido2.ChallengeStore;
import io.github.cognitosrp.customauth.fido2.CredentialStore;
import io.github.cognitosrp.customauth.fido2.Fido2Api;
import io.github.cognitosrp.customauth.fido2.Fido2Challenge;
import io.github.cognitosrp.customauth.fido2.Fido2ChallengeBuilder;
import io.github.cognitosrp.customauth.fido2.Fido2User;
import io.github.cognitosrp.customauth.fido2.IdTokenVerifier;
import io.github.cognitosrp.customauth.fido2.InMemoryChallengeStore;
import io.github.cognitosrp.customauth.fido2.InMemoryCredentialStore;
import io.github.cognitosrp.customauth.fido2.RegistrationChallenge;
import io.github.cognitosrp.customauth.fido2.RelyingParty;
import io.github.cognitosrp.customauth.fido2.RelyingPartyBuilder;
import io.github.cognitosrp.customauth.fido2.ResidentKey;
import io.github.cognitosrp.customauth.fido2.SignIn;
import io.github.cognitosrp.customauth.fido2.SignInChallenges;
import io.github.cognitosrp.customauth.fido2.SignatureAlgorithm;
import io.github.cognitosrp.customauth.fido2.StoredCredential;
import io.github.cognitosrp.customauth.fido2.UserVerification;
import io.github.cognitosrp.testing.PublicApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** For the module's public constructors and methods. */
@SuppressWarnings("deprecation")
final class ValidArguments implements PublicApi.Samples {
  private static final Instant NOW = Instant.parse("2026-01-01T09:08:07Z");
  private static final DynamoDbClient DYNAMO_DB =
      new DynamoDbClient() {
        @Override
        public String serviceName() {
          return "none";
        }

        @Override
        public void close() {}
      };

  @Override
  public Object valid(Class<?> type, String name) {
    return switch (type.getSimpleName()) {
      case "String" -> text(name);
      case "String[]" -> new String[] {"example.com"};
      case "SignatureAlgorithm[]" -> new SignatureAlgorithm[] {SignatureAlgorithm.ES256};
      case "boolean" -> true;
      case "int", "long" -> 1;
      case "Map" -> Map.of();
      case "List" -> List.of();
      case "Set" -> Set.of();
      case "UUID" -> new UUID(0, 0);
      case "URI" -> URI.create("https://example.com");
      case "Instant" -> NOW;
      case "Duration" -> Duration.ofMinutes(1);
      case "Clock" -> Clock.systemUTC();
      case "SecureRandom" -> new SecureRandom();
      case "HttpClient" -> HttpClient.newHttpClient();
      case "Consumer" -> (Consumer<String>) line -> {};
      case "Function" -> (Function<ChallengeRequest, String>) ChallengeRequest::userName;
      case "Supplier" -> (Supplier<Object>) () -> "x".repeat(40);
      case "DynamoDbClient" -> DYNAMO_DB;
      default -> ours(type);
    };
  }

  private static String text(String name) {
    return switch (name) {
      case "integrationKey", "id" -> "A".repeat(20);
      case "secretKey", "applicationKey" -> "x".repeat(40);
      case "relyingPartyId" -> "example.com";
      default -> "AAAA";
    };
  }

  private static Object ours(Class<?> type) {
    Map<Class<?>, Supplier<Object>> values =
        Map.ofEntries(
            Map.entry(CustomAuthFlow.class, ValidArguments::flow),
            Map.entry(CustomAuthFlowBuilder.class, CustomAuthFlow::builder),
            Map.entry(ChallengeHandler.class, () -> new WordChallenge("WORD")),
            Map.entry(ChallengeRequest.class, ValidArguments::request),
            Map.entry(DuoChallenge.class, ValidArguments::duo),
            Map.entry(DuoChallengeBuilder.class, DuoChallenge::builder),
            Map.entry(DuoWebV2.class, ValidArguments::duoWeb),
            Map.entry(
                DynamoDbChallengeStore.class, () -> new DynamoDbChallengeStore(DYNAMO_DB, "t")),
            Map.entry(
                DynamoDbCredentialStore.class, () -> new DynamoDbCredentialStore(DYNAMO_DB, "t")),
            Map.entry(Authenticators.class, ValidArguments::authenticators),
            Map.entry(ChallengeStore.class, InMemoryChallengeStore::new),
            Map.entry(InMemoryChallengeStore.class, InMemoryChallengeStore::new),
            Map.entry(CredentialStore.class, InMemoryCredentialStore::new),
            Map.entry(InMemoryCredentialStore.class, InMemoryCredentialStore::new),
            Map.entry(Fido2Api.class, () -> Fido2Api.forUsers(authenticators())),
            Map.entry(Fido2Challenge.class, () -> fido2().build()),
            Map.entry(Fido2ChallengeBuilder.class, ValidArguments::fido2),
            Map.entry(Fido2User.class, () -> new Fido2User("alice", "alice", "Alice")),
            Map.entry(IdTokenVerifier.class, () -> (IdTokenVerifier) token -> null),
            Map.entry(
                RegistrationChallenge.class,
                () -> new RegistrationChallenge("alice", "AAAA", Map.of(), NOW)),
            Map.entry(RelyingParty.class, ValidArguments::party),
            Map.entry(RelyingPartyBuilder.class, RelyingParty::builder),
            Map.entry(ResidentKey.class, () -> ResidentKey.PREFERRED),
            Map.entry(SignIn.class, () -> new SignIn(1, false, NOW, "AAAA")),
            Map.entry(
                SignInChallenges.class,
                () ->
                    new SignInChallenges(party(), new InMemoryChallengeStore(), Clock.systemUTC())),
            Map.entry(StoredCredential.class, ValidArguments::credential),
            Map.entry(UserVerification.class, () -> UserVerification.REQUIRED));
    Supplier<Object> value = values.get(type);
    if (value == null) {
      throw new AssertionError("no valid argument of " + type);
    }
    return value.get();
  }

  private static CustomAuthFlow flow() {
    return CustomAuthFlow.builder().passwordFirst().challenge(new WordChallenge("WORD")).build();
  }

  private static ChallengeRequest request() {
    return new ChallengeRequest("eu-west-1_X", "web", "alice", Map.of(), Map.of(), false);
  }

  private static DuoChallenge duo() {
    return DuoChallenge.builder()
        .clientId("A".repeat(20))
        .clientSecret(() -> "x".repeat(40))
        .apiHost("duo.example")
        .redirectUri(URI.create("https://example.com/back"))
        .build();
  }

  private static DuoWebV2 duoWeb() {
    return new DuoWebV2("A".repeat(20), "x".repeat(40), "y".repeat(40), Clock.systemUTC());
  }

  private static RelyingParty party() {
    return RelyingParty.builder().ids("example.com").origins("https://example.com").build();
  }

  private static Authenticators authenticators() {
    return new Authenticators(
        party(), new InMemoryCredentialStore(), new InMemoryChallengeStore(), Clock.systemUTC());
  }

  private static Fido2ChallengeBuilder fido2() {
    return Fido2Challenge.builder(party(), new InMemoryCredentialStore());
  }

  private static StoredCredential credential() {
    return new StoredCredential(
        "alice",
        "AAAA",
        Map.of(),
        "key",
        0,
        true,
        false,
        false,
        new UUID(0, 0),
        List.of(),
        "example.com",
        NOW,
        null,
        0,
        "");
  }
}
