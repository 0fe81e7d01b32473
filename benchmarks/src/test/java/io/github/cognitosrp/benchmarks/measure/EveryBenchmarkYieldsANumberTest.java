package io.github.cognitosrp.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.benchmarks.peer.BackendProbe;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import io.github.cognitosrp.benchmarks.peer.JvmFlags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each workload once, in a JVM of its own, for as short as JMH can; the numbers mean nothing. */
class EveryBenchmarkYieldsANumberTest {
  private static final Effort SHORTEST = new Effort("test", 1, 1, Duration.ZERO, 0, 1, 1);

  @BeforeAll
  static void letOthersMeasureAtTheSameTime() {
    // JMH's lock keeps one measurement from disturbing another: of no interest here.
    System.setProperty("jmh.ignoreLock", "true");
  }

  static Stream<Arguments> workloads() {
    return Stream.of(
        Arguments.of(Workload.SIGN_IN, Map.of("ephemeral", "BITS_256")),
        Arguments.of(Workload.DEVICE_SIGN_IN, Map.of("ephemeral", "DEFAULT")),
        Arguments.of(Workload.REGISTER_DEVICE, Map.of()),
        Arguments.of(Workload.MOD_POW, Map.of("exponentBits", "256")),
        Arguments.of(Workload.FIXED_BASE, Map.of()),
        Arguments.of(Workload.COLD_START, Map.of()),
        Arguments.of(
            Workload.THROUGHPUT,
            Map.of(
                JmhCell.THREADS,
                "2",
                JmhCell.THREAD_KIND,
                JvmFlags.hasVirtualThreads() ? JmhCell.VIRTUAL : "platform")));
  }

  @Test
  void noWorkloadIsForgottenHere() {
    assertThat(workloads().map(workload -> workload.get()[0]))
        .containsExactlyInAnyOrder((Object[]) Workload.values());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aWorkloadYieldsANumberAndItsAllocation(Workload workload, Map<String, String> parameters)
      throws MeasurementException {
    Cell cell =
        new JmhCell(
            workload,
            Implementation.BIGINT,
            parameters,
            SHORTEST,
            JvmFlags.of(Implementation.BIGINT, ""));
    Sample sample = cell.measure();
    assertThat(sample.score()).isPositive();
    assertThat(sample.allocatedBytes()).isPositive();
  }

  @Test
  void whoCannotBeMeasuredIsLeftOutWithAReason() throws InterruptedException {
    BackendProbe.Finding finding =
        BackendProbe.probe(Implementation.DEFAULT, List.of("-Dcognitosrp.modpow=no-such-backend"));
    assertThat(finding.ready()).isFalse();
    assertThat(finding.detail()).contains("'no-such-backend' is not ready");
  }

  @Test
  void aJvmThatDiesIsAReasonTooAndNoFailure() throws InterruptedException {
    BackendProbe.Finding finding =
        BackendProbe.probe(Implementation.REFERENCE, List.of("-XX:NoSuchFlag"));
    assertThat(finding.ready()).isFalse();
    assertThat(finding.detail()).contains("its JVM failed");
  }
}
