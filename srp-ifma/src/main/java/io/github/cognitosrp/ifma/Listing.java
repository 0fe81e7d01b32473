package io.github.cognitosrp.ifma;

/** Prints the code that this module would run, for whoever wants to read or to compare it. */
final class Listing {
  private Listing() {}

  /**
   * Prints a listing that GNU {@code as} takes.
   *
   * @param arguments the name of a {@link KernelCode}; none for the one of Linux and Cognito's N
   */
  public static void main(String[] arguments) {
    KernelCode kernel =
        arguments.length == 0 ? KernelCode.SYSTEM_V_60 : KernelCode.valueOf(arguments[0]);
    System.out.print(kernel.assemble().listing());
  }
}
