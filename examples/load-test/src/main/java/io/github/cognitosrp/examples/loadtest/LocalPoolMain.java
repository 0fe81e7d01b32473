package io.github.cognitosrp.examples.loadtest;

import io.github.cognitosrp.localpool.LocalUserPool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A local user pool with a hundred users, until its standard input ends, and so no longer than the
 * process that started it. Prints where it is.
 */
final class LocalPoolMain {
  private static final int USERS = 100;
  private static final String PASSWORD = "Correct-Horse-7";

  private LocalPoolMain() {}

  public static void main(String[] arguments) throws IOException {
    try (LocalUserPool pool = LocalUserPool.start()) {
      List<String> users = new ArrayList<>();
      for (int number = 1; number <= USERS; number++) {
        pool.addUser("user" + number, PASSWORD);
        users.add("user" + number + "," + PASSWORD);
      }
      Files.write(Path.of(arguments[0]), users);
      System.out.println(pool.userPoolId() + " " + pool.clientId() + " " + pool.endpoint());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
