package io.github.cognitosrp.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/**
 * One user, one remembered device, and what the server says to them: made once and kept in a file,
 * so that reading it warms up no arithmetic.
 *
 * @param userPool the user pool's id
 * @param user who signs in, and the parameters of the challenge
 * @param device the remembered device, and the parameters of its challenge
 * @param deviceGroupKey the device's group
 * @param deviceKey the device
 */
public record SignInScript(
    String userPool, Party user, Party device, String deviceGroupKey, String deviceKey) {
  /** About as long as Cognito's, in bytes. */
  private static final int SECRET_BLOCK_BYTES = 1_536;

  /**
   * One side of a handshake.
   *
   * @param scope the pool's name, or the device's group
   * @param name the user's id, or the device's key
   * @param password the password; copied by whoever wipes it
   * @param challenge the challenge's parameters
   */
  public record Party(String scope, String name, String password, Map<String, String> challenge) {
    char[] passwordChars() {
      return password.toCharArray();
    }
  }

  public static SignInScript load() {
    Properties values = new Properties();
    try (InputStream in = SignInScript.class.getResourceAsStream("sign-in.properties")) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String pool = values.getProperty("userPool");
    String user = values.getProperty("userIdForSrp");
    String groupKey = values.getProperty("deviceGroupKey");
    String deviceKey = values.getProperty("deviceKey");
    String poolName = pool.substring(pool.indexOf('_') + 1);
    return new SignInScript(
        pool,
        new Party(
            poolName,
            user,
            values.getProperty("password"),
            challenge(values, user, "srpB", "USER_ID_FOR_SRP", user)),
        new Party(
            groupKey,
            deviceKey,
            values.getProperty("devicePassword"),
            challenge(values, user, "deviceSrpB", "DEVICE_KEY", deviceKey)),
        groupKey,
        deviceKey);
  }

  private static Map<String, String> challenge(
      Properties values, String user, String srpB, String identityKey, String identity) {
    byte[] secretBlock = new byte[SECRET_BLOCK_BYTES];
    Arrays.fill(secretBlock, (byte) 0x5a);
    return Map.of(
        "USERNAME",
        user,
        identityKey,
        identity,
        "SRP_B",
        values.getProperty(srpB),
        "SALT",
        values.getProperty("salt"),
        "SECRET_BLOCK",
        Base64.getEncoder().encodeToString(secretBlock));
  }
}
