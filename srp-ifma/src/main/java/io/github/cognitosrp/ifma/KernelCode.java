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
      "7edc6dbab14ebf66b51cdbd7cb37c64f368b2f8af51526edf512bbc47e62c5f1"),
  /** For all moduli of up to 3,072 bits: R is 2^3328. */
  SYSTEM_V_64(
      CallingConvention.SYSTEM_V,
      64,
      "34b919a37a1da01ef82baeb2c2997aff89130befaced22bf926dd022f35ff829"),
  WINDOWS_60(
      CallingConvention.WINDOWS,
      60,
      "9179991b66d8342714fe6bb1535b2c3dc8634b370b780b854dd3658e3b87c39c"),
  WINDOWS_64(
      CallingConvention.WINDOWS,
      64,
      "ccdb3f1335f6657966236d019c14e32707c8ea9d9de8b5dc795e10689c7ecf44");

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
