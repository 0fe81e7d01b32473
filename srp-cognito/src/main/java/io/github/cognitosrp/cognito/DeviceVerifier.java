package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPow;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * A device's password, salt and verifier, made together: what ConfirmDevice registers, and the
 * device to keep. Made by {@link CognitoSrp#newDevice}.
 *
 * <p>Source: the Amazon Cognito developer guide, "Working with user devices in your user pool"; the
 * password is base64(40 random bytes) and the salt 16 random bytes, as Amazon's own clients have
 * it.
 *
 * <p>Immutable apart from {@link #device()}, which is the caller's to close. Compared by identity.
 * Thread-safe.
 */
public final class DeviceVerifier {
  private static final int PASSWORD_BYTES = 40;
  private static final int SALT_BYTES = 16;

  private final RememberedDevice device;
  private final String salt;
  private final String passwordVerifier;

  private DeviceVerifier(RememberedDevice device, BigInteger salt, BigInteger verifier) {
    this.device = device;
    this.salt = Base64.getEncoder().encodeToString(SrpMath.pad(salt));
    this.passwordVerifier = Base64.getEncoder().encodeToString(SrpMath.pad(verifier));
  }

  static DeviceVerifier make(NewDeviceMetadata metadata, ModPow modPow, SecureRandom random) {
    RememberedDevice device = new RememberedDevice(metadata, newPassword(random));
    try {
      BigInteger salt = SrpMath.unsigned(RandomBytes.draw(random, SALT_BYTES));
      byte[] innerHash = device.innerHash();
      try {
        BigInteger x = SrpMath.privateKey(salt, innerHash);
        return new DeviceVerifier(device, salt, checkedVerifier(modPow, x));
      } finally {
        Arrays.fill(innerHash, (byte) 0);
      }
    } catch (Throwable failure) {
      device.close();
      throw failure;
    }
  }

  /**
   * Computed twice, in two ways: Cognito would accept a wrong verifier and lock the device out
   * forever.
   */
  private static BigInteger checkedVerifier(ModPow modPow, BigInteger x) {
    BigInteger verifier = SrpMath.verifier(modPow, x);
    BigInteger again = modPow.modPow(SrpMath.G, x, SrpMath.DIGEST_BITS, SrpMath.N);
    if (!verifier.equals(again)) {
      throw new SrpComputationException("the device verifier came out differently a second time");
    }
    return verifier;
  }

  private static char[] newPassword(SecureRandom random) {
    byte[] bytes = RandomBytes.draw(random, PASSWORD_BYTES);
    byte[] base64 = Base64.getEncoder().encode(bytes);
    char[] password = new char[base64.length];
    for (int i = 0; i < password.length; i++) {
      password[i] = (char) base64[i];
    }
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(base64, (byte) 0);
    return password;
  }

  /**
   * The {@code Salt} of ConfirmDevice's DeviceSecretVerifierConfig.
   *
   * @return the salt in standard base64: at most 17 bytes, a number that is not negative, without
   *     leading zeros beyond its sign
   */
  public String salt() {
    return salt;
  }

  /**
   * The {@code PasswordVerifier} of ConfirmDevice's DeviceSecretVerifierConfig.
   *
   * @return the verifier in standard base64: at most 385 bytes, a positive number, without leading
   *     zeros beyond its sign
   */
  public String passwordVerifier() {
    return passwordVerifier;
  }

  /**
   * The device. Keep it after ConfirmDevice has succeeded. If ConfirmDevice returns
   * UserConfirmationNecessary and the user agrees, send UpdateDeviceStatus with {@code remembered}
   * too.
   *
   * @return always the same object, the caller's to close
   */
  public RememberedDevice device() {
    return device;
  }

  // The verifier counts as a secret, because guesses of the password can be tested against it.
  @Override
  public String toString() {
    return "DeviceVerifier[deviceKey=" + device.deviceKey() + "]";
  }
}
