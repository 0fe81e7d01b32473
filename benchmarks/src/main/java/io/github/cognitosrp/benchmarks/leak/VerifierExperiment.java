package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.benchmarks.peer.PlainSrp;
import io.github.cognitosrp.benchmarks.peer.SignInScript;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DeviceVerifier;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import io.github.cognitosrp.modpow.ModPow;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * New devices whose password is fixed, against random ones. All have one salt, which is public, and
 * verifiers of one length, which is public too: the request that registers the device shows it.
 */
final class VerifierExperiment implements Experiment {
  private static final int PASSWORD_BYTES = 40;
  private static final int SALT_BYTES = 16;

  /** A hash is this short once in 65,536 times, so that one is found in a moment. */
  static final int SHORT_BITS = 240;

  /** Base64 of 385 bytes: the numbers from 2^3071 on, with the byte for their sign. */
  private static final int VERIFIER_CHARS = 516;

  private static final List<Secret> SECRETS =
      List.of(
          Secret.withAllWords("random"),
          Secret.withAllWords("one password"),
          Secret.withAllWords("x of 240 bits"));

  private final Random random;
  private final ScriptedRandom drawn = new ScriptedRandom();
  private final SignInScript script = SignInScript.load();
  private final NewDeviceMetadata device =
      new NewDeviceMetadata(script.deviceKey(), script.deviceGroupKey());
  private final CognitoSrp srp;
  private final byte[] salt = new byte[SALT_BYTES];
  private final byte[][] fixed;

  VerifierExperiment(ModPow modPow, Random random) {
    this.random = random;
    random.nextBytes(salt);
    this.srp =
        CognitoSrp.builder()
            .userPool(script.userPool())
            .appClient("1example23456789")
            .modPow(modPow)
            .secureRandom(drawn)
            .build();
    this.fixed = new byte[][] {randomBytes(), bytesWithShortX()};
  }

  @Override
  public List<Secret> secrets() {
    return SECRETS;
  }

  @Override
  public Task prepare(int secret) {
    // Drawn for a fixed password too, so that the same was computed before each.
    byte[] bytes = randomBytes();
    // Each is copied: one array more is seen in the times.
    byte[] played = (secret == 0 ? bytes : fixed[secret - 1]).clone();
    return () -> newDevice(played);
  }

  private DeviceVerifier newDevice(byte[] bytes) {
    drawn.play(bytes);
    return srp.newDevice(device);
  }

  private byte[] randomBytes() {
    byte[] bytes = drawBytes();
    while (!hasLongVerifier(bytes)) {
      bytes = drawBytes();
    }
    return bytes;
  }

  private boolean hasLongVerifier(byte[] bytes) {
    return newDevice(bytes).passwordVerifier().length() == VERIFIER_CHARS;
  }

  private byte[] drawBytes() {
    byte[] password = new byte[PASSWORD_BYTES];
    random.nextBytes(password);
    byte[] bytes = Arrays.copyOf(password, PASSWORD_BYTES + SALT_BYTES);
    System.arraycopy(salt, 0, bytes, PASSWORD_BYTES, SALT_BYTES);
    return bytes;
  }

  private byte[] bytesWithShortX() {
    byte[] bytes = drawBytes();
    while (bitsOfX(bytes) > SHORT_BITS || !hasLongVerifier(bytes)) {
      bytes = drawBytes();
    }
    return bytes;
  }

  private int bitsOfX(byte[] bytes) {
    byte[] password = Arrays.copyOf(bytes, PASSWORD_BYTES);
    String text = Base64.getEncoder().encodeToString(password);
    return PlainSrp.privateKey(
            PlainSrp.unsigned(salt), script.deviceGroupKey(), script.deviceKey(), text)
        .bitLength();
  }
}
