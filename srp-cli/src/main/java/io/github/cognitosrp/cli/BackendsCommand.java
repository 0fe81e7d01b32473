package io.github.cognitosrp.cli;

import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.Hardening;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Lists the installed arithmetic backends in the order in which the default chooses. */
@Command(
    name = "backends",
    description = "List the arithmetic backends: which are ready, and why the others are not.",
    mixinStandardHelpOptions = true)
final class BackendsCommand implements Callable<Integer> {
  private static final List<String> HEADER =
      List.of("RANK", "NAME", "HARDENING", "SELF-TEST", "MODPOW", "LIBRARY, OR WHY NOT READY");

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<ModPowStatus> backends = ModPows.diagnose();
    Table.print(out, HEADER, backends.stream().map(BackendsCommand::row).toList());
    out.println();
    for (ModPowStatus backend : backends) {
      backend.notes().forEach(note -> out.println(name(backend) + ": " + note));
    }
    out.println("RANK: the order of the default, hardened backends only; - means only by name.");
    out.println("MODPOW: median of one 3072-bit power with a 256-bit exponent, just measured.");
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static List<String> row(ModPowStatus status) {
    return List.of(
        status.rank().isPresent() ? Integer.toString(status.rank().getAsInt()) : "-",
        name(status),
        status.hardening().map(Hardening::name).orElse("-"),
        micros(status.selfTestMicros()),
        micros(status.modPowMicros()),
        status.library().orElseGet(() -> status.state() + ": " + status.reason()));
  }

  private static String name(ModPowStatus status) {
    return status.name().or(status::providerClass).orElse("-");
  }

  private static String micros(OptionalLong micros) {
    return micros.isPresent() ? micros.getAsLong() + " µs" : "-";
  }
}
