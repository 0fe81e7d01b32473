package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.cognito.RememberedDevice;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The content of a device's file: a version byte, 12 random bytes, and AES-GCM with a tag of 128
 * bits over the three texts, each with its length in bytes as an unsigned 16-bit integer in front.
 * The owner is authenticated along with it.
 */
record DeviceFile(SecretKey key) {
  private static final byte VERSION = 1;
  // NIST SP 800-38D, section 8.2.2: random ones of 96 bits serve for 2^32 files per key.
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SHORTEST = 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE;
  private static final int MOST_BYTES_PER_CHAR = 3;
  private static final int MAX_TEXT = 0xffff;
  private static final SecureRandom RANDOM = new SecureRandom();

  byte[] encrypt(RememberedDevice device, byte[] owner) throws GeneralSecurityException {
    char[] password = device.exportSecretPassword();
    byte[] secret = bytes(password);
    byte[] plain = texts(bytes(device.deviceKey()), bytes(device.deviceGroupKey()), secret);
    try {
      byte[] nonce = new byte[NONCE_BYTES];
      RANDOM.nextBytes(nonce);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(plain);
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put(VERSION)
          .put(nonce)
          .put(sealed)
          .array();
    } finally {
      Arrays.fill(password, '\0');
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }

  RememberedDevice decrypt(byte[] content, byte[] owner) throws GeneralSecurityException {
    if (content.length < SHORTEST || content[0] != VERSION) {
      throw new GeneralSecurityException("not what this class writes");
    }
    byte[] nonce = Arrays.copyOfRange(content, 1, 1 + NONCE_BYTES);
    byte[] plain =
        cipher(Cipher.DECRYPT_MODE, nonce, owner)
            .doFinal(content, 1 + NONCE_BYTES, content.length - 1 - NONCE_BYTES);
    char[] password = {};
    try {
      ByteBuffer in = ByteBuffer.wrap(plain);
      String deviceKey = new String(next(in), UTF_8);
      String groupKey = new String(next(in), UTF_8);
      byte[] secret = next(in);
      password = chars(secret);
      return RememberedDevice.restore(deviceKey, groupKey, password);
    } catch (BufferUnderflowException e) {
      throw new GeneralSecurityException("not what this class writes", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(password, '\0');
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce), RANDOM);
    cipher.updateAAD(new byte[] {VERSION});
    cipher.updateAAD(owner);
    return cipher;
  }

  private static byte[] texts(byte[]... texts) {
    int length = Arrays.stream(texts).mapToInt(text -> Short.BYTES + text.length).sum();
    ByteBuffer out = ByteBuffer.allocate(length);
    for (byte[] text : texts) {
      if (text.length > MAX_TEXT) {
        throw new DeviceStoreException("the device's password is too long", null);
      }
      out.putShort((short) text.length).put(text);
    }
    return out.array();
  }

  private static byte[] next(ByteBuffer in) {
    byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(text);
    return text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** The encoder writes into a room of our own, which is wiped. */
  private static byte[] bytes(char[] secret) throws GeneralSecurityException {
    byte[] room = new byte[MOST_BYTES_PER_CHAR * secret.length];
    try {
      ByteBuffer out = ByteBuffer.wrap(room);
      if (UTF_8.newEncoder().encode(CharBuffer.wrap(secret), out, true).isError()) {
        throw new GeneralSecurityException("no UTF-8");
      }
      return Arrays.copyOf(room, out.position());
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }

  private static char[] chars(byte[] secret) throws GeneralSecurityException {
    char[] room = new char[secret.length];
    try {
      CharBuffer out = CharBuffer.wrap(room);
      if (UTF_8.newDecoder().decode(ByteBuffer.wrap(secret), out, true).isError()) {
        throw new GeneralSecurityException("no UTF-8");
      }
      return Arrays.copyOf(room, out.position());
    } finally {
      Arrays.fill(room, '\0');
      Arrays.fill(secret, (byte) 0);
    }
  }
}
