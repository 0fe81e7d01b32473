package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.Diagnosis;
import io.github.cognitosrp.cognito.CognitoSrpException;
import io.github.cognitosrp.cognito.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

/**
 * What a user reads when a step fails. All that depends on the account (unknown, disabled,
 * unconfirmed, a wrong password) reads the same, so that nobody learns who has one.
 *
 * @param text a sentence for the page
 * @param endsTheSignIn whether Cognito takes no other answer in this sign-in
 */
record Refusal(String text, boolean endsTheSignIn) {
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);
  private static final int SERVER_ERROR = 500;

  static Refusal of(RuntimeException failure) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "{}; {}",
          failure.getClass().getSimpleName(),
          Diagnosis.of(failure).map(Diagnosis::toString).orElse("no request was sent"));
    }
    if (failure instanceof CodeMismatchException) {
      return new Refusal("That code is not right. Please type the one shown now.", false);
    }
    if (failure instanceof InvalidPasswordException weak) {
      return new Refusal(weak.awsErrorDetails().errorMessage(), false);
    }
    if (failure instanceof TooManyRequestsException || failure instanceof LimitExceededException) {
      return new Refusal("Too many attempts. Please wait a few minutes.", false);
    }
    if (failure instanceof CognitoSrpException
        || failure instanceof InvalidInputException
        || (failure instanceof CognitoIdentityProviderException refused
            && refused.statusCode() < SERVER_ERROR)) {
      return new Refusal("The user name or the password is not right.", true);
    }
    LOG.error("A sign-in could not be completed", failure);
    return new Refusal("Signing in does not work at the moment. Please try again later.", false);
  }
}
