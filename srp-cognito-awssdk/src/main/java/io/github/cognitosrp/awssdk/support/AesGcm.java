package io.github.cognitosrp.awssdk.support;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM with a tag of 128 bits. A sealed message is a version byte, 12 random bytes, and the
 * encrypted content with its tag. The version and the context are authenticated along with it.
 */
public final class AesGcm {
  // NIST SP 800-38D, section 8.2.2: random nonces of 96 bits serve for 2^32 messages per key.
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MIN_BYTES = 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;
  private final byte version;

  /**
   * Checks the key by starting an encryption, which also works for keys in hardware.
   *
   * @throws IllegalArgumentException if it is not a working AES key
   */
  public AesGcm(SecretKey key, byte version) {
    this.key = Arguments.notNull(key, "key");
    this.version = version;
    try {
      if (!"AES".equalsIgnoreCase(guarded(key::getAlgorithm))) {
        throw notAes(null);
      }
      guarded(() -> cipher(Cipher.ENCRYPT_MODE, new byte[NONCE_BYTES], new byte[0]));
    } catch (GeneralSecurityException cause) {
      throw notAes(cause);
    }
  }

  private static IllegalArgumentException notAes(@Nullable Throwable cause) {
    return new IllegalArgumentException("key must be an AES key of 128, 192 or 256 bits", cause);
  }

  /** Encrypts. The content stays the caller's to wipe. */
  public byte[] seal(byte[] content, byte[] context) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = guarded(() -> cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(content));
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(version)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * Decrypts.
   *
   * @return the content, the caller's to wipe; empty if this key did not seal the message for this
   *     context and version
   * @throws GeneralSecurityException if the key cannot be used at the moment
   */
  public Optional<byte[]> open(byte[] message, byte[] context) throws GeneralSecurityException {
    if (message.length < MIN_BYTES || message[0] != version) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOfRange(message, 1, 1 + NONCE_BYTES);
    Cipher cipher = guarded(() -> cipher(Cipher.DECRYPT_MODE, nonce, context));
    try {
      return Optional.of(
          guarded(
              () -> cipher.doFinal(message, 1 + NONCE_BYTES, message.length - 1 - NONCE_BYTES)));
    } catch (BadPaddingException ignored) {
      return Optional.empty();
    }
  }

  /** Asks the key or its provider, which may be the application's: it fails in one way only. */
  private static <T> T guarded(Callable<T> question) throws GeneralSecurityException {
    try {
      return question.call();
    } catch (GeneralSecurityException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new GeneralSecurityException("the key failed", failure);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce), RANDOM);
    cipher.updateAAD(new byte[] {version});
    cipher.updateAAD(context);
    return cipher;
  }
}
