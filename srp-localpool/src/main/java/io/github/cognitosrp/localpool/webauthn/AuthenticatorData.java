package io.github.cognitosrp.localpool.webauthn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authenticator says: WebAuthn, level 3, section 6.1.
 *
 * @param rpIdHash SHA-256 of the relying party's id, in base64url
 * @param signCount 0 if the authenticator does not count
 * @param credentialId of a new credential, in base64url; null in an assertion
 * @param credentialKey of a new credential, as COSE_Key
 */
public record AuthenticatorData(
    String rpIdHash,
    int flags,
    long signCount,
    @Nullable String credentialId,
    @Nullable ObjectNode credentialKey) {
  private static final int USER_PRESENT = 1;
  private static final int USER_VERIFIED = 1 << 2;
  private static final int BACKUP_ELIGIBLE = 1 << 3;
  private static final int BACKED_UP = 1 << 4;
  private static final int ATTESTED_CREDENTIAL = 1 << 6;
  private static final int EXTENSIONS = 1 << 7;
  private static final int HASH_BYTES = 32;
  private static final int FIXED_BYTES = HASH_BYTES + 1 + Integer.BYTES;
  private static final int AAGUID_BYTES = 16;
  private static final int MAX_ID_BYTES = 1023;

  public static AuthenticatorData parse(byte[] bytes) throws IOException {
    if (bytes.length < FIXED_BYTES) {
      throw new IOException("too short");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte[] rpIdHash = new byte[HASH_BYTES];
    buffer.get(rpIdHash);
    int flags = Byte.toUnsignedInt(buffer.get());
    long signCount = Integer.toUnsignedLong(buffer.getInt());
    boolean attested = (flags & ATTESTED_CREDENTIAL) != 0;
    String id = attested ? credentialId(buffer) : null;
    List<ObjectNode> maps = Cbor.maps(bytes, buffer.position());
    int expected = (attested ? 1 : 0) + ((flags & EXTENSIONS) == 0 ? 0 : 1);
    if (maps.size() != expected) {
      throw new IOException("not what the flags announce");
    }
    return new AuthenticatorData(
        base64Url(rpIdHash), flags, signCount, id, attested ? maps.get(0) : null);
  }

  private static String credentialId(ByteBuffer buffer) throws IOException {
    if (buffer.remaining() < AAGUID_BYTES + Short.BYTES) {
      throw new IOException("too short");
    }
    buffer.position(buffer.position() + AAGUID_BYTES);
    int length = Short.toUnsignedInt(buffer.getShort());
    if (length == 0 || length > MAX_ID_BYTES || length > buffer.remaining()) {
      throw new IOException("a credential id has 1 to 1023 bytes");
    }
    byte[] id = new byte[length];
    buffer.get(id);
    return base64Url(id);
  }

  public boolean userPresent() {
    return (flags & USER_PRESENT) != 0;
  }

  public boolean userVerified() {
    return (flags & USER_VERIFIED) != 0;
  }

  public boolean backupEligible() {
    return (flags & BACKUP_ELIGIBLE) != 0;
  }

  public boolean backedUp() {
    return (flags & BACKED_UP) != 0;
  }

  public boolean isFor(RelyingParty party) {
    return rpIdHash.equals(base64Url(Sha256.of(party.id())));
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
