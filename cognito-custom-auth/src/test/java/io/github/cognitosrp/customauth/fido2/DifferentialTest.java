package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import io.github.cognitosrp.testing.BesideOtherClasses;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * 10,000 assertions, each changed in one place or a few: our verdict, webauthn4j's and the npm
 * package's are the same, except where {@link #explanation} says why not.
 */
@Tag("slow")
@BesideOtherClasses
class DifferentialTest {
  private static final int ASSERTIONS = 10_000;
  private static final int BATCH = 200;
  private static final long STORED_COUNT = 10;
  private static final String CHALLENGE = "QUJD".repeat(21) + "QQ";
  private static final WebAuthnManager ORACLE = WebAuthnManager.createNonStrictWebAuthnManager();

  /** A registered credential, for us and for webauthn4j. */
  private record Registered(
      TestAuthenticator key, StoredCredential stored, AttestationObject attestation) {}

  /** An assertion and our verdict. */
  private record Case(
      String number,
      PasskeyAlgorithm algorithm,
      Registered credential,
      MutatedAssertion assertion,
      Verdict ours) {}

  private final Scene scene = new Scene();
  private final Map<String, Integer> explained = new TreeMap<>();
  private int accepted;

  @Test
  void threeVerifiersAgreeOnTenThousandAssertions() {
    NodePeer npm = NodePeer.get();
    long seed = new Random().nextLong();
    System.out.println("DifferentialTest seed " + seed);
    Random random = new Random(seed);
    Map<PasskeyAlgorithm, Map<Integer, Registered>> registered =
        new EnumMap<>(PasskeyAlgorithm.class);
    for (int done = 0; done < ASSERTIONS; done += BATCH) {
      List<Case> cases = new ArrayList<>();
      for (int i = done; i < done + BATCH; i++) {
        cases.add(newCase(random, registered, "seed " + seed + ", case " + i));
      }
      List<ObjectNode> theirs =
          npm.callAll(
              cases.stream().map(DifferentialTest::npmRequest).toList(),
              () -> cases.forEach(this::compareWithWebAuthn4j));
      for (int i = 0; i < BATCH; i++) {
        compareWithNpm(cases.get(i), theirs.get(i));
      }
    }
    assertThat(accepted).as("so that refusing everything would be noticed").isGreaterThan(1_000);
    assertThat(explained.keySet())
        .as("every exception occurs")
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(EXCEPTIONS));
    System.out.println(accepted + " accepted; exceptions to the npm verifier " + explained);
  }

  private Case newCase(
      Random random, Map<PasskeyAlgorithm, Map<Integer, Registered>> registered, String number) {
    PasskeyAlgorithm algorithm =
        switch (random.nextInt(10)) {
          case 0 -> PasskeyAlgorithm.ED25519;
          case 1 -> PasskeyAlgorithm.RS256;
          default -> PasskeyAlgorithm.ES256;
        };
    int backup = random.nextBoolean() ? 0 : TestAuthenticator.BE;
    Registered credential =
        registered
            .computeIfAbsent(algorithm, key -> new TreeMap<>())
            .computeIfAbsent(backup, flag -> register(algorithm, flag));
    int flags = TestAuthenticator.UP | TestAuthenticator.UV | backup;
    MutatedAssertion assertion = new MutatedAssertion(credential.key(), flags, CHALLENGE, random);
    Verdict ours = ours(assertion, credential.stored());
    accepted += ours.accepted() ? 1 : 0;
    return new Case(number, algorithm, credential, assertion, ours);
  }

  private void compareWithWebAuthn4j(Case one) {
    MutatedAssertion assertion = one.assertion();
    // The rest of the answer is none of webauthn4j's business.
    if (!assertion.has("user handle") && !assertion.has("id")) {
      assertThat(one.ours().accepted())
          .as("%s: webauthn4j; ours: %s; %s", one.number(), one.ours().reason(), assertion)
          .isEqualTo(webAuthn4j(assertion, one.credential()));
    }
  }

  private void compareWithNpm(Case one, ObjectNode theirs) {
    if (one.ours().accepted() != theirs.get("accepted").booleanValue()) {
      String why = explanation(one.assertion(), one.algorithm(), one.ours().accepted());
      assertThat(why)
          .as(
              "%s: npm %s; ours: %s; %s",
              one.number(), theirs, one.ours().reason(), one.assertion())
          .isNotEmpty();
      explained.merge(why, 1, Integer::sum);
    }
  }

  static final Set<String> EXCEPTIONS =
      Set.of(
          "npm cannot verify Ed25519",
          "npm compares the text of the origin, case and all",
          "npm does not look at crossOrigin",
          "npm does not look at topOrigin and tokenBinding",
          "npm does not look at what follows the count");

  /** Why the npm package's verdict differs; empty if it must not. */
  private static String explanation(
      MutatedAssertion assertion, PasskeyAlgorithm algorithm, boolean weAccept) {
    if (weAccept) {
      if (algorithm == PasskeyAlgorithm.ED25519) {
        return "npm cannot verify Ed25519";
      }
      return assertion.has("origin") ? "npm compares the text of the origin, case and all" : "";
    }
    if (assertion.has("cross origin")) {
      return "npm does not look at crossOrigin";
    }
    if (assertion.has("binding")) {
      return "npm does not look at topOrigin and tokenBinding";
    }
    return assertion.authenticatorData().length != 37
            || assertion.hasFlag(TestAuthenticator.AT)
            || assertion.hasFlag(TestAuthenticator.ED)
        ? "npm does not look at what follows the count"
        : "";
  }

  private Registered register(PasskeyAlgorithm algorithm, int backup) {
    TestAuthenticator key = new TestAuthenticator(algorithm);
    key.flags |= backup;
    key.count = STORED_COUNT;
    StoredCredential stored = scene.register(scene.alice, key, "Key");
    ObjectNode registration = Json.parse(key.registration(CHALLENGE, "Key")).orElseThrow();
    AttestationObject attestation =
        ORACLE
            .parse(
                new RegistrationRequest(
                    Encoding.decode(Json.text(registration, "attestationObjectB64"), 4_096)
                        .orElseThrow(),
                    Encoding.decode(Json.text(registration, "clientDataJSON_B64"), 4_096)
                        .orElseThrow()))
            .getAttestationObject();
    return new Registered(key, stored, Objects.requireNonNull(attestation));
  }

  private Verdict ours(MutatedAssertion assertion, StoredCredential stored) {
    InMemoryCredentialStore store = new InMemoryCredentialStore();
    store.add(stored);
    return Fido2Challenge.builder(scene.party, store)
        .build()
        .verify(
            Scene.request(Scene.ALICE, Scene.SUB),
            Map.of("fido2options", RequestOptions.json(scene.party, CHALLENGE, null)),
            assertion.answer());
  }

  private static boolean webAuthn4j(MutatedAssertion assertion, Registered credential) {
    CredentialRecordImpl record =
        new CredentialRecordImpl(credential.attestation(), null, null, null);
    ServerProperty server =
        ServerProperty.builder()
            .origins(Set.of(new Origin(Scene.ORIGIN), new Origin("https://www.example.com")))
            .rpId(Scene.RP_ID)
            .challenge(new DefaultChallenge(CHALLENGE))
            .build();
    try {
      ORACLE.verify(
          new AuthenticationRequest(
              Encoding.decode(credential.key().id(), 64).orElseThrow(),
              assertion.authenticatorData(),
              assertion.clientData(),
              assertion.signature()),
          new AuthenticationParameters(server, record, null, true, true));
      return true;
    } catch (RuntimeException ignored) {
      return false;
    }
  }

  private static ObjectNode npmRequest(Case one) {
    StoredCredential credential = one.credential().stored();
    ObjectNode request =
        Json.object().put("action", "assertion").put("userId", credential.userHandle());
    request.putObject("options").put("challenge", CHALLENGE).put("userVerification", "required");
    request.set("assertion", Json.parse(one.assertion().answer()).orElseThrow());
    ObjectNode stored =
        request
            .putObject("credential")
            .put("id", credential.credentialId())
            .put("signCount", credential.signCount())
            .put("flagBackupEligibility", credential.backupEligible() ? 1 : 0);
    stored.set("jwk", Json.of(Map.copyOf(credential.publicKey())));
    return request;
  }
}
