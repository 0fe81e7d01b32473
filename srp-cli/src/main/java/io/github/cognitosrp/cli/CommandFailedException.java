package io.github.cognitosrp.cli;

/** Ends a command with one line for its user and exit code 1. It has no stack trace to show. */
final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommandFailedException(String message) {
    super(message, null, false, false);
  }
}
