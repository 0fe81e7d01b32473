package io.github.cognitosrp.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void aMachineIsNamedAfterItsProcessor() {
    assertThat(
            Machine.nameOf("Intel(R) Xeon(R) Processor @ 2.80GHz", List.of("avx2", "avx512f"), 4))
        .isEqualTo("xeon-2.8ghz-avx512-4c");
    assertThat(Machine.nameOf("AMD EPYC 7R13", List.of("avx2"), 8)).isEqualTo("epyc-avx2-8c");
    assertThat(Machine.nameOf("aarch64", List.of(), 2)).isEqualTo("cpu-2c");
  }

  @Test
  void aNameThatWasGivenIsKept() {
    assertThat(Machine.here("mine").name()).isEqualTo("mine");
  }
}
