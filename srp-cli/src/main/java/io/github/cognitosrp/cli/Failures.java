package io.github.cognitosrp.cli;

import io.github.cognitosrp.awssdk.UnexpectedResponseException;
import io.github.cognitosrp.cognito.CognitoSrpException;
import io.github.cognitosrp.cognito.InvalidInputException;
import io.github.cognitosrp.cognito.internal.Printable;
import io.github.cognitosrp.modpow.ModPowException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Words for failures that a user can expect. */
final class Failures {
  private Failures() {}

  /**
   * Describes an expected failure.
   *
   * @throws Exception the failure itself if it is an unexpected one, whose stack trace is needed
   */
  static String inOneLine(Exception fault) throws Exception {
    if (fault instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
      return Printable.of(
          refused.awsErrorDetails().errorCode() + ": " + refused.awsErrorDetails().errorMessage());
    }
    if (fault instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    if (fault instanceof SdkClientException
        || fault instanceof CognitoSrpException
        || fault instanceof InvalidInputException
        || fault instanceof UnexpectedResponseException
        || fault instanceof ModPowException
        || fault instanceof IOException
        || fault instanceof CommandFailedException) {
      return Printable.of(String.valueOf(fault.getMessage()));
    }
    throw fault;
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be read";
    }
    return failure.getReason() == null ? "cannot be read" : failure.getReason();
  }
}
