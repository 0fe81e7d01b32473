package io.github.cognitosrp.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.benchmarks.peer.Implementation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final List<Implementation> ALL = List.of(Implementation.values());
  private static final ForeignPeer PYTHON =
      new ForeignPeer("python", Workload.MOD_POW, "Python 3", List.of("python3"), Map.of());

  private static List<Key> keys(Effort effort) {
    return Plan.of(effort, ALL, List.of(PYTHON), "", name -> true).stream()
        .flatMap(List::stream)
        .map(Cell::key)
        .toList();
  }

  @Test
  void aFullRunCoversEveryWorkloadAndEveryExponent() {
    assertThat(keys(Effort.FULL).stream().map(Key::benchmark).distinct())
        .containsExactlyInAnyOrderElementsOf(
            List.of(Workload.values()).stream().map(Workload::label).toList());
    assertThat(
            keys(Effort.FULL).stream()
                .filter(key -> key.implementation().equals("gmp"))
                .map(key -> key.parameters().get("exponentBits"))
                .filter(bits -> bits != null))
        .containsExactly("256", "512", "768", "1024", "3072");
  }

  @Test
  void nothingIsMeasuredTwiceInARound() {
    assertThat(keys(Effort.FULL)).doesNotHaveDuplicates();
    assertThat(keys(Effort.QUICK)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsComparedWithEachOtherRunsSideBySide() {
    for (List<Cell> group : Plan.of(Effort.FULL, ALL, List.of(PYTHON), "", name -> true)) {
      assertThat(group.stream().map(cell -> cell.key().forImplementation("x")).distinct())
          .hasSize(1);
    }
  }

  @Test
  void baselinesKeepTheirOwnExponentAndPeersStandBesideThePowers() {
    assertThat(keys(Effort.FULL))
        .contains(Key.of("modpow", "python", Map.of("exponentBits", "256")))
        .doesNotContain(Key.of("sign-in", "reference", Map.of("ephemeral", "BITS_256")));
  }

  @Test
  void quickAndHeadlineRunsMakeNothingButSignInsAndColdStarts() {
    assertThat(keys(Effort.QUICK).stream().map(Key::benchmark).distinct())
        .containsExactly("sign-in", "cold-start");
    assertThat(keys(Effort.HEADLINE)).isEqualTo(keys(Effort.QUICK));
  }

  @Test
  void onlyWantedBenchmarksAreRun() {
    assertThat(Plan.of(Effort.FULL, ALL, List.of(), "", "cold-start"::equals)).hasSize(1);
  }
}
