package io.github.cognitosrp.ifma;

import java.util.HexFormat;

/**
 * All of the native code for one number of rows and one calling convention, and the SHA-256 digest
 * that it must have. The digest is that of code whose tests have passed: what was changed since, on
 * its way into memory or in the generator, must not be run, because a wrong instruction can end the
 * process.
 *
 * <p>What assembles is free of lambdas and streams, because it runs once, in a JVM that has just
 * started: preparing those would take longer than the work.
 */
enum KernelCode {
  /** For moduli that are −1 modulo 2^52, and all others of up to 3,020 bits: R is 2^3120. */
  SYSTEM_V_60(
      CallingConvention.SYSTEM_V,
      60,
      "22f85cbd312a62727dca0dbafe2133a49b9c15071bab73e873c8facd1d1dce1a"),
  /** For all moduli of up to 3,072 bits: R is 2^3328. */
  SYSTEM_V_64(
      CallingConvention.SYSTEM_V,
      64,
      "1a1596fb4869844c729277030ce49cc4f45f6653f9dc47e7b70b469b7ff6086d"),
  WINDOWS_60(
      CallingConvention.WINDOWS,
      60,
      "217ae0100cf31859095a20005acb0524a463d463ef86c73db923c5ce76b13e22"),
  WINDOWS_64(
      CallingConvention.WINDOWS,
      64,
      "38501f3cc1478504bd348f553a6ebac3b4620ffb1d7aeba15ebce43ab20ce05a");

  private final CallingConvention convention;
  private final int rows;
  private final String digest;

  KernelCode(CallingConvention convention, int rows, String digest) {
    this.convention = convention;
    this.rows = rows;
    this.digest = digest;
  }

  static KernelCode of(CallingConvention convention, int rows) {
    for (KernelCode code : values()) {
      if (code.convention == convention && code.rows == rows) {
        return code;
      }
    }
    throw new IllegalArgumentException("no code for that many rows");
  }

  byte[] digest() {
    return HexFormat.of().parseHex(digest);
  }

  MachineCode assemble() {
    Assembler code = new Assembler();
    ProcessorCode.write(code, convention);
    new PowerCode(code, convention, rows).write();
    return code.finish();
  }
}
