package io.github.cognitosrp.customauth.dynamodb;

import io.github.cognitosrp.customauth.fido2.StoredCredential;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A credential as an item of the table. */
final class CredentialItem {
  static final String FRIENDLY_NAME = "friendlyName";
  static final String SIGN_COUNT = "signCount";
  static final String BACKUP_STATE = "flagBackupState";
  static final String LAST_SIGN_IN = "lastSignIn";
  static final String SIGN_INS = "signIns";
  static final String LAST_ANSWER = "lastAnswer";

  private static final String USER_ID = "userId";
  private static final String JWK = "jwk";
  private static final String USER_VERIFIED = "flagUserVerified";
  private static final String BACKUP_ELIGIBILITY = "flagBackupEligibility";
  private static final String AAGUID = "aaguid";
  private static final String TRANSPORTS = "transports";
  private static final String RP_ID = "rpId";
  private static final String CREATED_AT = "createdAt";
  private static final int UUID_BYTES = 16;

  private CredentialItem() {}

  static Map<String, AttributeValue> of(StoredCredential credential) {
    Map<String, AttributeValue> item =
        new HashMap<>(key(credential.userHandle(), credential.credentialId()));
    item.put(USER_ID, AttributeValue.fromS(credential.userHandle()));
    item.put(AuthenticatorsTable.CREDENTIAL_ID, idBytes(credential.credentialId()));
    Map<String, AttributeValue> jwk = new HashMap<>();
    credential.publicKey().forEach((name, value) -> jwk.put(name, AttributeValue.fromS(value)));
    item.put(JWK, AttributeValue.fromM(jwk));
    item.put(SIGN_COUNT, number(credential.signCount()));
    item.put(FRIENDLY_NAME, AttributeValue.fromS(credential.friendlyName()));
    item.put(USER_VERIFIED, flag(credential.userVerified()));
    item.put(BACKUP_ELIGIBILITY, flag(credential.backupEligible()));
    item.put(BACKUP_STATE, flag(credential.backupState()));
    item.put(AAGUID, AttributeValue.fromB(SdkBytes.fromByteArray(bytes(credential.aaguid()))));
    if (!credential.transports().isEmpty()) {
      item.put(
          TRANSPORTS,
          AttributeValue.fromL(
              credential.transports().stream().map(AttributeValue::fromS).toList()));
    }
    item.put(RP_ID, AttributeValue.fromS(credential.relyingPartyId()));
    item.put(CREATED_AT, AttributeValue.fromS(credential.createdAt().toString()));
    Instant lastSignIn = credential.lastSignIn();
    if (lastSignIn != null) {
      item.put(LAST_SIGN_IN, AttributeValue.fromS(lastSignIn.toString()));
    }
    item.put(SIGN_INS, number(credential.signIns()));
    item.put(LAST_ANSWER, AttributeValue.fromS(credential.lastAnswer()));
    return item;
  }

  static Map<String, AttributeValue> key(String userHandle, String credentialId) {
    return AuthenticatorsTable.key(
        AuthenticatorsTable.USER + userHandle, AuthenticatorsTable.CREDENTIAL + credentialId);
  }

  static AttributeValue idBytes(String credentialId) {
    byte[] id;
    try {
      id = Base64.getUrlDecoder().decode(credentialId);
    } catch (IllegalArgumentException ignored) {
      throw new IllegalArgumentException("credential.credentialId() must be base64url");
    }
    return AttributeValue.fromB(SdkBytes.fromByteArray(id));
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue flag(boolean value) {
    return number(value ? 1 : 0);
  }

  /**
   * The credential of an item; empty if the item lacks what every credential has, or has a number
   * that is no {@code long}.
   */
  static Optional<StoredCredential> parse(Map<String, AttributeValue> item) {
    try {
      return read(item);
    } catch (NumberFormatException ignored) {
      return Optional.empty();
    }
  }

  private static Optional<StoredCredential> read(Map<String, AttributeValue> item) {
    String userHandle = text(item, USER_ID);
    AttributeValue id = item.get(AuthenticatorsTable.CREDENTIAL_ID);
    String relyingPartyId = text(item, RP_ID);
    Instant createdAt = instant(text(item, CREATED_AT));
    if (userHandle == null
        || id == null
        || id.b() == null
        || relyingPartyId == null
        || createdAt == null) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredCredential(
            userHandle,
            Base64.getUrlEncoder().withoutPadding().encodeToString(id.b().asByteArray()),
            publicKey(item),
            orEmpty(text(item, FRIENDLY_NAME)),
            number(item, SIGN_COUNT),
            number(item, USER_VERIFIED) == 1,
            number(item, BACKUP_ELIGIBILITY) == 1,
            number(item, BACKUP_STATE) == 1,
            aaguid(item.get(AAGUID)),
            transports(item.get(TRANSPORTS)),
            relyingPartyId,
            createdAt,
            instant(text(item, LAST_SIGN_IN)),
            number(item, SIGN_INS),
            orEmpty(text(item, LAST_ANSWER))));
  }

  private static Map<String, String> publicKey(Map<String, AttributeValue> item) {
    Map<String, String> jwk = new HashMap<>();
    AttributeValue value = item.get(JWK);
    if (value != null && value.hasM()) {
      value
          .m()
          .forEach((name, member) -> {
            if (member.s() != null) {
              jwk.put(name, member.s());
            }
          });
    }
    return jwk;
  }

  private static List<String> transports(@Nullable AttributeValue value) {
    return value == null || !value.hasL()
        ? List.of()
        : value.l().stream().map(AttributeValue::s).filter(text -> text != null).toList();
  }

  private static @Nullable String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException ignored) {
      return null;
    }
  }

  private static UUID aaguid(@Nullable AttributeValue value) {
    if (value == null || value.b() == null || value.b().asByteArray().length != UUID_BYTES) {
      return new UUID(0, 0);
    }
    ByteBuffer buffer = value.b().asByteBuffer();
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
