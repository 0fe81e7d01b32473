package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPows;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** A pool, a user and a device to test with. */
final class Samples {
  static final String POOL_ID = "eu-central-1_AbCdEf123";
  static final String POOL_NAME = "AbCdEf123";
  static final String CLIENT_ID = "1h57kf5cpq17m0eml12EXAMPLE";
  static final String CLIENT_SECRET = "my-very-secret-client-secret";
  static final String USER_ID = "11111111-2222-3333-4444-555555555555";
  static final String ALIAS = "alice@example.com";
  static final String PASSWORD = "pässwörd 🔐 1A!";
  static final String DEVICE_KEY = "eu-central-1_7de8d4ca-8f97-e7c4-c5ab-8697d228f979";
  static final String DEVICE_GROUP_KEY = "-QyMaxVjG";
  static final String DEVICE_PASSWORD = "1dNq/abVzQ+HjqasRQuf3wSRWk0Dvx044MKaoPcqOfYSWX3u2elM8A==";
  static final BigInteger SALT = new BigInteger("cc3bff0107eee385c45e4b45cb1974d2", 16);
  static final String SECRET_BLOCK =
      "Xr+mrqreHOkcytwIA9Gp/FUWrkIQZ0SpLGyAx1kqziXGMa2QN/IRUNr376pk8TT5";
  static final Instant NOW = Instant.parse("2026-01-01T09:08:07Z");
  static final String TIMESTAMP = "Thu Jan 1 09:08:07 UTC 2026";

  private Samples() {}

  static CognitoSrpBuilder builder() {
    return CognitoSrp.builder()
        .userPool(POOL_ID)
        .appClient(CLIENT_ID)
        .modPow(ModPows.named("bigint"))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static CognitoSrp srp() {
    return builder().build();
  }

  static CognitoSrp srpWithSecret() {
    return builder().appClient(CLIENT_ID, CLIENT_SECRET.toCharArray()).build();
  }

  static char[] password() {
    return PASSWORD.toCharArray();
  }

  static RememberedDevice device() {
    return RememberedDevice.restore(DEVICE_KEY, DEVICE_GROUP_KEY, DEVICE_PASSWORD.toCharArray());
  }

  /** The server of the user, with some b. */
  static PlainServer server(long b) {
    BigInteger verifier = PlainServer.verifier(POOL_NAME + USER_ID, PASSWORD, SALT);
    return new PlainServer(POOL_NAME + USER_ID, verifier, exponent(b));
  }

  /** The server of the device, with some b. */
  static PlainServer deviceServer(long b) {
    String identity = DEVICE_GROUP_KEY + DEVICE_KEY;
    BigInteger verifier = PlainServer.verifier(identity, DEVICE_PASSWORD, SALT);
    return new PlainServer(identity, verifier, exponent(b));
  }

  private static BigInteger exponent(long b) {
    return BigInteger.valueOf(b).add(BigInteger.ONE.shiftLeft(255));
  }

  /** What the server sends to a user, whose name differs from the alias. */
  static Map<String, String> parameters(PlainServer server) {
    Map<String, String> parameters = deviceParameters(server);
    parameters.put("USER_ID_FOR_SRP", USER_ID);
    parameters.put("USERNAME", USER_ID);
    return parameters;
  }

  /** What the server sends to a device at the least. */
  static Map<String, String> deviceParameters(PlainServer server) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("SRP_B", server.publicKey().toString(16));
    parameters.put("SALT", SALT.toString(16));
    parameters.put("SECRET_BLOCK", SECRET_BLOCK);
    return parameters;
  }

  static PasswordVerifierChallenge challenge(PlainServer server) {
    return PasswordVerifierChallenge.parse(parameters(server));
  }

  static DevicePasswordVerifierChallenge deviceChallenge(PlainServer server) {
    return DevicePasswordVerifierChallenge.parse(deviceParameters(server));
  }
}
