package io.github.cognitosrp.ifma;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a processor has the instructions of the kernel, and its operating system saves their
 * registers (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, section 15.2).
 */
final class Processor {
  private static final int EBX = 1;
  private static final int ECX = 2;
  private static final int FEATURES = 1;
  private static final int MORE_FEATURES = 7;
  private static final int OSXSAVE = 27;

  /** SSE, AVX, mask registers, and both parts of AVX-512's vector registers. */
  private static final long STATES = 0b1110_0110;

  /** What CPUID and XCR0 say. */
  interface Query {

    /** EAX, EBX, ECX and EDX. */
    long[] cpuid(int leaf, int subleaf);

    /** The lower half of the extended control register 0. */
    long xcr0();
  }

  private enum Feature {
    AVX512F(16),
    AVX512DQ(17),
    AVX512_IFMA(21),
    AVX512VL(31);

    private final int bit;

    Feature(int bit) {
      this.bit = bit;
    }
  }

  private Processor() {}

  /** What is missing, in words; empty if nothing is. */
  static String defect(Query query) {
    if (query.cpuid(0, 0)[0] < MORE_FEATURES) {
      return "the processor lacks AVX-512";
    }
    long features = query.cpuid(MORE_FEATURES, 0)[EBX];
    List<String> missing = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      if (!isSet(features, feature.bit)) {
        missing.add(feature.name());
      }
    }
    if (!missing.isEmpty()) {
      return "the processor lacks " + String.join(", ", missing);
    }
    // XCR0 cannot be read before the operating system allows it.
    boolean readable = isSet(query.cpuid(FEATURES, 0)[ECX], OSXSAVE);
    return readable && (query.xcr0() & STATES) == STATES
        ? ""
        : "the operating system does not save the registers of AVX-512";
  }

  private static boolean isSet(long flags, int bit) {
    return ((flags >>> bit) & 1) != 0;
  }
}
