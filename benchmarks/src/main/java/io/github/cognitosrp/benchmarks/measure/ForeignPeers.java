package io.github.cognitosrp.benchmarks.measure;

import io.github.cognitosrp.benchmarks.peer.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the programs outside the JVM that are installed, and says which are not. */
final class ForeignPeers {
  private static final Duration INSTALLATION_LIMIT = Duration.ofMinutes(5);
  private static final List<String> NODE_PACKAGES =
      List.of("amazon-cognito-identity-js", "cognito-srp-helper");

  private final Path folder;
  private final List<ForeignPeer> found = new ArrayList<>();
  private final SortedMap<String, String> leftOut = new TreeMap<>();

  private ForeignPeers(Path folder) {
    this.folder = folder;
  }

  /** A step that finds one peer. */
  private interface Search {
    ForeignPeer find() throws IOException, InterruptedException;
  }

  /**
   * Looks for all of them.
   *
   * @param folder an empty folder to unpack and compile programs in
   * @param nodeFolder a folder with {@code node_modules}; empty if there is none
   * @param withNode whether to have npm fetch the packages for Node into {@code folder}
   */
  static ForeignPeers search(Path folder, String nodeFolder, boolean withNode)
      throws InterruptedException {
    ForeignPeers peers = new ForeignPeers(folder);
    peers.tryOut("libcrypto", peers::libcrypto);
    peers.tryOut("python", peers::python);
    for (String nodePackage : NODE_PACKAGES) {
      peers.tryOut(nodePackage, () -> peers.node(nodePackage, nodeFolder, withNode));
    }
    return peers;
  }

  List<ForeignPeer> found() {
    return List.copyOf(found);
  }

  /** The peers that are not there, with the reason. */
  SortedMap<String, String> leftOut() {
    return leftOut;
  }

  private void tryOut(String name, Search search) throws InterruptedException {
    try {
      found.add(search.find());
    } catch (IOException reason) {
      leftOut.put(name, String.valueOf(reason.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private ForeignPeer libcrypto() throws IOException, InterruptedException {
    Path source = ForeignPeer.unpacked("modpow.c", folder);
    Path program = folder.resolve("modpow");
    List<String> compiler =
        List.of("cc", "-O2", "-o", program.toString(), source.toString(), "-lcrypto");
    ChildProcess.run(compiler, INSTALLATION_LIMIT);
    return ForeignPeer.asked("libcrypto", Workload.MOD_POW, List.of(program.toString()), Map.of());
  }

  private ForeignPeer python() throws IOException, InterruptedException {
    Path script = ForeignPeer.unpacked("modpow.py", folder);
    return ForeignPeer.asked(
        "python", Workload.MOD_POW, List.of("python3", script.toString()), Map.of());
  }

  private ForeignPeer node(String nodePackage, String nodeFolder, boolean withNode)
      throws IOException, InterruptedException {
    Path home = nodeFolder.isEmpty() ? folder : Path.of(nodeFolder).toAbsolutePath();
    Path modules = home.resolve("node_modules");
    if (nodeFolder.isEmpty() && !withNode) {
      throw new IOException("not asked for: --with-node or --foreign-node");
    }
    if (nodeFolder.isEmpty() && !Files.exists(modules)) {
      List<String> npm = new ArrayList<>();
      npm.addAll(List.of("npm", "install", "--silent", "--no-save", "--no-package-lock"));
      npm.addAll(List.of("--ignore-scripts", "--prefix", home.toString()));
      npm.addAll(NODE_PACKAGES);
      ChildProcess.run(npm, INSTALLATION_LIMIT);
    }
    Path script = folder.resolve("sign-in.cjs");
    if (!Files.exists(script)) {
      ForeignPeer.unpacked("sign-in.cjs", folder);
    }
    return ForeignPeer.asked(
        nodePackage,
        Workload.SIGN_IN,
        List.of("node", script.toString(), nodePackage),
        Map.of("NODE_PATH", modules.toString()));
  }
}
