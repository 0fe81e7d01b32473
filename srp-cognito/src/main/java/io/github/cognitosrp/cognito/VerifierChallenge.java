package io.github.cognitosrp.cognito;

import java.math.BigInteger;

/** What the challenges of users and devices have in common. */
sealed interface VerifierChallenge
    permits PasswordVerifierChallenge, DevicePasswordVerifierChallenge {
  BigInteger srpB();

  BigInteger salt();

  String secretBlock();
}
