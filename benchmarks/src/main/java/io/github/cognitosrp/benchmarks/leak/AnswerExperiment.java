package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.benchmarks.peer.PlainSrp;
import io.github.cognitosrp.benchmarks.peer.SignInScript;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.UserSrpSession;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.spi.Hardening;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Answers of sessions with a fixed password, or a fixed private a, against random ones. Passwords
 * have one length, which an answer does show.
 */
final class AnswerExperiment implements Experiment {
  private static final int PASSWORD_CHARS = 16;

  /** Short, but g^a is as long as N: the length of A shows, and may. */
  private static final byte[] SHORT_A = BigInteger.ONE.shiftLeft(39).setBit(0).toByteArray();

  private final Random random;
  private final ScriptedRandom drawn = new ScriptedRandom();
  private final SignInScript script = SignInScript.load();
  private final CognitoSrp srp;
  private final PasswordVerifierChallenge challenge =
      PasswordVerifierChallenge.parse(script.user().challenge());

  private final int bytesOfA;
  private final List<Secret> secrets;
  private final byte[] sparseA;
  private final char[] onePassword;
  private final char[] passwordOfShortX;

  AnswerExperiment(ModPow modPow, Random random) {
    this.random = random;
    this.srp =
        CognitoSrp.builder()
            .userPool(script.userPool())
            .appClient("1example23456789")
            .modPow(modPow)
            .secureRandom(drawn)
            .build();
    this.bytesOfA = bytesOfA();
    this.secrets = secrets(modPow.hardening(), bytesOfA);
    this.sparseA = new byte[bytesOfA];
    sparseA[0] = Byte.MIN_VALUE;
    sparseA[bytesOfA - 1] = 1;
    this.onePassword = randomPassword();
    this.passwordOfShortX = passwordOfShortX();
  }

  /** The session's choice, which is longer where a hides u·x. */
  private int bytesOfA() {
    drawn.play(SHORT_A);
    srp.beginUser(script.user().name()).close();
    return drawn.asked();
  }

  private static List<Secret> secrets(Hardening hardening, int bytesOfA) {
    List<Secret> secrets = new ArrayList<>();
    secrets.add(Secret.withAllWords("random"));
    secrets.add(Secret.withAllWords("one password"));
    secrets.add(Secret.withAllWords("x of 240 bits"));
    // Other backends do not mask it: a session uses it once, so no mean of its times exists.
    if (hardening == Hardening.CONSTANT_TIME) {
      secrets.add(Secret.withoutLeadingWords("a of 40 bits"));
      secrets.add(Secret.withAllWords("a = 2^" + (bytesOfA * Byte.SIZE - 1) + "+1"));
    }
    return List.copyOf(secrets);
  }

  @Override
  public List<Secret> secrets() {
    return secrets;
  }

  @Override
  public Task prepare(int secret) {
    byte[] randomA = new byte[bytesOfA];
    random.nextBytes(randomA);
    char[] randomPassword = randomPassword();
    char[] chosen =
        switch (secret) {
          case 1 -> onePassword;
          case 2 -> passwordOfShortX;
          default -> randomPassword;
        };
    // Each is copied: one array more is seen in the times.
    char[] password = chosen.clone();
    drawn.play(
        switch (secret) {
          case 3 -> SHORT_A;
          case 4 -> sparseA;
          default -> randomA;
        });
    UserSrpSession session = srp.beginUser(script.user().name());
    session.authParameters();
    return () -> session.answer(challenge, password);
  }

  private char[] randomPassword() {
    return random
        .ints(PASSWORD_CHARS, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toCharArray();
  }

  private char[] passwordOfShortX() {
    BigInteger salt = new BigInteger(script.user().challenge().getOrDefault("SALT", ""), 16);
    char[] password = randomPassword();
    while (PlainSrp.privateKey(
                salt, script.user().scope(), script.user().name(), new String(password))
            .bitLength()
        > VerifierExperiment.SHORT_BITS) {
      password = randomPassword();
    }
    return password;
  }
}
