package io.github.cognitosrp.localpool;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** What an application remembers of its device. */
record TestDevice(String key, String groupKey, String password, BigInteger salt) {

  static TestDevice of(PoolCaller.Reply signIn) {
    byte[] password = new byte[40];
    new SecureRandom().nextBytes(password);
    return new TestDevice(
        signIn.at("/AuthenticationResult/NewDeviceMetadata/DeviceKey"),
        signIn.at("/AuthenticationResult/NewDeviceMetadata/DeviceGroupKey"),
        Base64.getEncoder().encodeToString(password),
        new BigInteger(128, new SecureRandom()));
  }

  Map<String, String> verifierConfig() {
    BigInteger x = SrpClient.x(groupKey, key, password, salt);
    return Map.of(
        "Salt", base64(salt),
        "PasswordVerifier", base64(SrpClient.G.modPow(x, SrpClient.N)));
  }

  static String base64(BigInteger integer) {
    return Base64.getEncoder().encodeToString(integer.toByteArray());
  }
}
