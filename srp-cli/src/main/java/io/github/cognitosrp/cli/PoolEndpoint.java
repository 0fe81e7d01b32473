package io.github.cognitosrp.cli;

import io.github.cognitosrp.localpool.model.LocalEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a local pool listens. */
final class PoolEndpoint {
  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = {
        "A name or address of this machine, such as 0.0.0.0 in a container. Whoever reaches it can"
            + " administer the pool."
      })
  private String host = "";

  @Option(names = "--port", defaultValue = "9229", description = "The port; 0 for a free one.")
  private int port;

  @Option(
      names = "--allow-host",
      description = "A name beside localhost under which clients call the pool. Repeatable.")
  private List<String> hosts = List.of();

  @Option(
      names = "--allow-origin",
      description = "An origin beside this machine's whose pages may call the pool. Repeatable.")
  private List<String> origins = List.of();

  @Option(
      names = "--key-store",
      description = "A key store with one certificate and its key, for HTTPS.")
  private @Nullable Path keyStore;

  @Option(
      names = "--key-store-password-file",
      description = "A file whose first line is the key store's password.")
  private @Nullable Path passwordFile;

  int port() {
    return port;
  }

  LocalEndpoint endpoint(Terminal terminal) throws IOException {
    LocalEndpoint endpoint =
        LocalEndpoint.of(host, port)
            .hosts(hosts.toArray(String[]::new))
            .origins(origins.toArray(String[]::new));
    return keyStore == null ? endpoint : https(endpoint, keyStore, terminal);
  }

  private LocalEndpoint https(LocalEndpoint endpoint, Path store, Terminal terminal)
      throws IOException {
    char[] password = terminal.secret("key store password", passwordFile);
    try {
      return endpoint.https(KeyStore.getInstance(store.toFile(), password), password);
    } catch (GeneralSecurityException e) {
      throw new CommandFailedException(store + " is no key store that this JDK reads");
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
