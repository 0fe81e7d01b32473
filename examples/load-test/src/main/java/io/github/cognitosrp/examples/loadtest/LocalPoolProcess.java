package io.github.cognitosrp.examples.loadtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A local user pool in a JVM of its own, so that it shares nothing with the load's. */
record LocalPoolProcess(Process process, Target target) implements AutoCloseable {

  static LocalPoolProcess start(Path users) throws IOException {
    Process process =
        new ProcessBuilder(
                JavaCommand.path(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalPoolMain.class.getName(),
                users.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null) {
      throw new IOException("The local pool did not start");
    }
    String[] pool = line.split(" ", -1);
    return new LocalPoolProcess(process, new Target(pool[0], pool[1], pool[2], users));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
