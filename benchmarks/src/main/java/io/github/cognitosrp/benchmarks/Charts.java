package io.github.cognitosrp.benchmarks;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.Styler;

/** Draws one result: ratios, exponents, throughput and cold start, each as SVG and as PNG. */
final class Charts {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;
  private static final int SLANT = 45;

  /** XChart takes no smaller limit. */
  private static final int LEAST_LABELS = 2;

  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  private static final String REFERENCE = Implementation.REFERENCE.label();
  private static final double MICROS_PER_MILLI = 1_000;

  private final Results results;
  private final Path folder;
  private final List<Path> drawn = new ArrayList<>();

  Charts(Results results, Path folder) {
    this.results = results;
    this.folder = folder;
  }

  /** Draws what the result has numbers for; returns the SVG files. */
  List<Path> draw() throws IOException {
    Files.createDirectories(folder);
    ratios();
    exponents();
    throughput();
    coldStart();
    return List.copyOf(drawn);
  }

  private void ratios() throws IOException {
    List<Bar> bars = new ArrayList<>();
    for (Measurement row : results.measurements()) {
      if (row.benchmark().equals(Workload.SIGN_IN.label())
          && row.parameters().containsValue(EphemeralLength.DEFAULT.name())) {
        Optional<Standing> standing = Standing.of(results, row, REFERENCE);
        standing.ifPresent(value ->
            bars.add(
                new Bar(row.implementation(), value.median(), (value.high() - value.low()) / 2)));
      }
    }
    bars("ratio", "One sign-in: how many times as fast as reference", "×", bars);
  }

  private void coldStart() throws IOException {
    List<Bar> bars = new ArrayList<>();
    for (Measurement row : results.measurements()) {
      if (row.benchmark().equals(Workload.COLD_START.label())) {
        bars.add(
            new Bar(
                row.implementation(),
                row.median() / MICROS_PER_MILLI,
                (row.high() - row.low()) / 2 / MICROS_PER_MILLI));
      }
    }
    bars("cold-start", "The first sign-in of a new JVM", "ms", bars);
  }

  /** One bar with its error. */
  private record Bar(String name, double value, double error) {}

  private void bars(String kind, String title, String unit, List<Bar> bars) throws IOException {
    if (bars.isEmpty()) {
      return;
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title + " (" + results.name() + ")")
            .yAxisTitle(unit)
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisLabelRotation(SLANT);
    chart.getStyler().setXAxisMaxLabelCount(Math.max(LEAST_LABELS, bars.size()));
    chart.getStyler().setAxisTickLabelsFont(SMALL);
    chart.addSeries(
        title,
        bars.stream().map(Bar::name).toList(),
        bars.stream().map(Bar::value).toList(),
        bars.stream().map(Bar::error).toList());
    save(chart, chart.getStyler(), kind);
  }

  private void exponents() throws IOException {
    List<Series> all = Series.of(results, Workload.MOD_POW, "exponentBits");
    if (all.isEmpty()) {
      return;
    }
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("One power modulo the 3072-bit N (" + results.name() + ")")
            .xAxisTitle("exponent, bits")
            .yAxisTitle("µs")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisDecimalPattern("#,###");
    all.forEach(series -> chart.addSeries(series.implementation(), series.x(), series.y()));
    save(chart, chart.getStyler(), "exponents");
  }

  private void throughput() throws IOException {
    List<Series> all =
        Series.of(
            results, Workload.THROUGHPUT, JmhCell.THREADS, Map.of(JmhCell.THREAD_KIND, "platform"));
    if (all.isEmpty()) {
      return;
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Sign-ins per second and thread, platform threads (" + results.name() + ")")
            .xAxisTitle("threads")
            .yAxisTitle("sign-ins per second and thread")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    for (Series series : all) {
      List<Double> perThread = new ArrayList<>();
      for (int i = 0; i < series.x().size(); i++) {
        perThread.add(series.y().get(i) / series.x().get(i));
      }
      List<String> threads =
          series.x().stream().map(count -> Integer.toString(count.intValue())).toList();
      chart.addSeries(series.implementation(), threads, perThread);
    }
    save(chart, chart.getStyler(), "throughput");
  }

  private void save(IChart chart, Styler styler, String kind) throws IOException {
    styler.setChartBackgroundColor(Color.WHITE);
    for (String format : List.of("svg", "png")) {
      Path file = folder.resolve(results.name() + "-" + kind + "." + format);
      try (OutputStream out = Files.newOutputStream(file)) {
        ChartEncoder.saveChart(chart, out, format);
      }
      if (format.equals("svg")) {
        drawn.add(file);
      }
    }
  }
}
