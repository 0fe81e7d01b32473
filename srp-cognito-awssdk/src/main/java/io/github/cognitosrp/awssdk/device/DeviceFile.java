package io.github.cognitosrp.awssdk.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.awssdk.support.AesGcm;
import io.github.cognitosrp.cognito.InvalidInputException;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.internal.SecretText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The content of a device's file: {@link AesGcm} over three texts, the device's key, its group's
 * key and its password, each with its length in bytes as an unsigned 16-bit integer in front. The
 * owner is authenticated along with it.
 */
final class DeviceFile {
  static final byte VERSION = 1;

  private final AesGcm cipher;

  DeviceFile(SecretKey key) {
    this.cipher = new AesGcm(key, VERSION);
  }

  byte[] encrypt(RememberedDevice device, byte[] owner) throws GeneralSecurityException {
    char[] password = device.exportSecretPassword();
    byte[] secret = {};
    byte[] plain = {};
    try {
      secret = SecretText.encode(password);
      plain =
          texts(
              device.deviceKey().getBytes(UTF_8), device.deviceGroupKey().getBytes(UTF_8), secret);
      return cipher.seal(plain, owner);
    } catch (CharacterCodingException cause) {
      throw new DeviceStoreException("the device's password is no UTF-16", cause);
    } finally {
      Arrays.fill(password, '\0');
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Reads a device back.
   *
   * @return the device; empty if this class did not write the content with this key for this owner
   * @throws GeneralSecurityException if the key cannot be used at the moment
   */
  Optional<RememberedDevice> decrypt(byte[] content, byte[] owner) throws GeneralSecurityException {
    byte[] plain = cipher.open(content, owner).orElse(null);
    if (plain == null) {
      return Optional.empty();
    }
    byte[] secret = {};
    char[] password = {};
    try {
      ByteBuffer in = ByteBuffer.wrap(plain);
      String deviceKey = new String(next(in), UTF_8);
      String groupKey = new String(next(in), UTF_8);
      secret = next(in);
      password = SecretText.decode(secret);
      return Optional.of(RememberedDevice.restore(deviceKey, groupKey, password));
    } catch (BufferUnderflowException | CharacterCodingException | InvalidInputException ignored) {
      return Optional.empty();
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(password, '\0');
    }
  }

  /** Keys have at most 55 and 2,048 characters, the password 4,096: lengths fit into 16 bits. */
  static byte[] texts(byte[]... texts) {
    int length = 0;
    for (byte[] text : texts) {
      length += Short.BYTES + text.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    for (byte[] text : texts) {
      out.putShort((short) text.length).put(text);
    }
    return out.array();
  }

  private static byte[] next(ByteBuffer in) {
    byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(text);
    return text;
  }
}
