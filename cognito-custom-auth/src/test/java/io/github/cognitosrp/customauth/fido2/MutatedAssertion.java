package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * An assertion that is right except for what was changed in it, before it was signed or after. Text
 * is kept as ISO 8859-1 so that every byte can be changed.
 */
final class MutatedAssertion {
  private static final List<String> ORIGINS =
      List.of(
          "https://www.example.com",
          "https://evil.example",
          "http://example.com",
          "https://example.com:443",
          "https://example.com:8443",
          "https://example.com.evil.example",
          "https://EXAMPLE.com",
          "https://example.com/",
          "android:apk-key-hash:AAAA",
          "null",
          "");
  private static final List<String> TYPES =
      List.of("webauthn.create", "webauthn.get ", "WEBAUTHN.GET", "payment.get", "");
  private static final List<String> MEMBERS =
      List.of(
          ",\"other\":1",
          ",\"topOrigin\":\"https://evil.example\"",
          ",\"tokenBinding\":{\"status\":\"supported\"}",
          ",\"tokenBinding\":{\"status\":\"present\",\"id\":\"AAAA\"}",
          ",\"type\":\"webauthn.get\"",
          ",\"other\":{\"deep\":[[[{}]]]}",
          ",\"androidPackageName\":\"org.chromium\"");
  private static final long[] COUNTS = {0, 1, 9, 10, 11, 12, 0x7fffffffL, 0xffffffffL};

  private final Random random;
  private final TestAuthenticator key;
  private final Set<String> changes = new LinkedHashSet<>();
  private byte[] authenticatorData;
  private String clientData;
  private byte[] signature;
  private String userHandle;
  private String id;

  MutatedAssertion(TestAuthenticator key, int flags, String challenge, Random random) {
    this.key = key;
    this.random = random;
    key.count = 11;
    authenticatorData = key.authenticatorData(flags);
    clientData = text("webauthn.get", challenge, Scene.ORIGIN, "false", "");
    userHandle = random.nextBoolean() ? "" : "s|" + Scene.SUB;
    id = key.id();
    int count = random.nextInt(10) < 3 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      changeBeforeSigning(challenge);
    }
    signature = key.sign(authenticatorData, clientData.getBytes(ISO_8859_1));
    if (random.nextInt(4) == 0) {
      changeAfterSigning();
    }
  }

  private static String text(
      String type, String challenge, String origin, String crossOrigin, String more) {
    return "{\"type\":\""
        + type
        + "\",\"challenge\":\""
        + challenge
        + "\",\"origin\":\""
        + origin
        + "\",\"crossOrigin\":"
        + crossOrigin
        + more
        + "}";
  }

  private void changeBeforeSigning(String challenge) {
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> {
        int bit = random.nextInt(8);
        authenticatorData[32] ^= (byte) (1 << bit);
        changes.add("flag " + bit);
      }
      case 3, 4 -> {
        int count = (int) COUNTS[random.nextInt(COUNTS.length)];
        for (int i = 0; i < 4 && 33 + i < authenticatorData.length; i++) {
          authenticatorData[33 + i] = (byte) (count >>> (24 - 8 * i));
        }
        changes.add("count");
      }
      case 5 -> {
        authenticatorData[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
        changes.add("relying party");
      }
      case 6 -> replace("type", text(pick(TYPES), challenge, Scene.ORIGIN, "false", ""));
      case 7 -> replace("origin", text("webauthn.get", challenge, pick(ORIGINS), "false", ""));
      case 8 ->
          replace(
              "challenge",
              text("webauthn.get", otherChallenge(challenge), Scene.ORIGIN, "false", ""));
      case 9 -> replace("cross origin", text("webauthn.get", challenge, Scene.ORIGIN, "true", ""));
      case 10 -> {
        String member = pick(MEMBERS);
        replace(
            member.contains("topOrigin") || member.contains("present") ? "binding" : "member",
            text("webauthn.get", challenge, Scene.ORIGIN, "false", member));
      }
      case 11 -> changeLength();
      case 12 -> changeJson(challenge);
      default -> changes.add("nothing");
    }
  }

  private void changeLength() {
    int length = random.nextBoolean() ? random.nextInt(37) : 38 + random.nextInt(8);
    authenticatorData = Arrays.copyOf(authenticatorData, length);
    if (length > 37) {
      // An empty CBOR map, and what follows it.
      authenticatorData[37] = (byte) 0xa0;
    }
    changes.add("length");
    if (length < 33) {
      authenticatorData = Arrays.copyOf(authenticatorData, 33);
    }
  }

  private void changeJson(String challenge) {
    String json = text("webauthn.get", challenge, Scene.ORIGIN, "false", "");
    switch (random.nextInt(6)) {
      case 0 -> replace("byte order mark", new String("\ufeff".getBytes(UTF_8), ISO_8859_1) + json);
      case 1 -> replace("member", " \t\r\n" + json + "\n ");
      case 2 -> replace("not JSON", json.substring(0, random.nextInt(json.length())));
      case 3 -> replace("not JSON", json + "x");
      case 4 -> replace("not JSON", "[" + json + "]");
      default -> replace("duplicate", json.replace("{", "{\"origin\":\"https://evil.example\","));
    }
  }

  private String otherChallenge(String challenge) {
    return switch (random.nextInt(5)) {
      case 0 -> challenge + "==";
      case 1 -> challenge.substring(4);
      case 2 -> challenge.substring(4) + challenge.substring(0, 4);
      case 3 -> "";
      default -> challenge.substring(0, 80) + "AAAAAA";
    };
  }

  private void replace(String change, String json) {
    clientData = json;
    changes.add(change);
  }

  private void changeAfterSigning() {
    switch (random.nextInt(8)) {
      case 0 -> {
        authenticatorData[random.nextInt(authenticatorData.length)] ^=
            (byte) (1 << random.nextInt(8));
        changes.add("bit of the authenticator data");
      }
      case 1 -> {
        byte[] bytes = clientData.getBytes(ISO_8859_1);
        if (bytes.length > 0) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        clientData = new String(bytes, ISO_8859_1);
        changes.add("bit of the client data");
      }
      case 2, 3 -> {
        signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
        changes.add("bit of the signature");
      }
      case 4 -> {
        signature = Arrays.copyOf(signature, random.nextInt(signature.length));
        changes.add("signature cut");
      }
      case 5 -> {
        signature = Arrays.copyOf(signature, signature.length + 1);
        changes.add("signature longer");
      }
      case 6 -> {
        userHandle = pick(List.of("u|" + Scene.SUB, "s|" + Scene.SUB, "x", Scene.SUB));
        changes.add("user handle");
      }
      default -> {
        id = pick(List.of(id + "=", "AAAA", id.replace('_', '/').replace('-', '+'), id + "!"));
        changes.add("id");
      }
    }
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  boolean has(String change) {
    return changes.contains(change);
  }

  boolean hasFlag(int flag) {
    return authenticatorData.length > 32 && (authenticatorData[32] & flag) != 0;
  }

  byte[] authenticatorData() {
    return authenticatorData;
  }

  byte[] clientData() {
    return clientData.getBytes(ISO_8859_1);
  }

  byte[] signature() {
    return signature;
  }

  String answer() {
    return key.answer(authenticatorData, clientData(), signature, userHandle)
        .replace("\"" + key.id() + "\"", "\"" + id + "\"");
  }

  @Override
  public String toString() {
    return changes + " " + answer();
  }
}
