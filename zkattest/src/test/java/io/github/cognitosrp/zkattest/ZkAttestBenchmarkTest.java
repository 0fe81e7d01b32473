package io.github.cognitosrp.zkattest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark of the README's table runs, for both libraries; how fast is not looked at here. */
@Tag("slow")
class ZkAttestBenchmarkTest {
  @ParameterizedTest
  @ValueSource(strings = {"java", "npm"})
  void whatIsMeasuredIsRight(String peer) throws IOException, InterruptedException {
    ZkAttestBenchmark benchmark = new ZkAttestBenchmark();
    benchmark.peer = peer;
    benchmark.ring = 6;
    benchmark.prepare();
    try {
      assertThat(benchmark.prove()).isNotNull();
      assertThat(benchmark.verify()).isEqualTo(true);
    } finally {
      benchmark.stop();
    }
  }
}
