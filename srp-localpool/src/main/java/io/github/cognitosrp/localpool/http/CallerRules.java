package io.github.cognitosrp.localpool.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may use the pool. A page in the developer's browser reaches the loopback
 * interface as well: under its own name by DNS rebinding, or from another origin. Immutable.
 *
 * @param hosts names beside the loopback interface's under which clients call the pool
 * @param origins of pages beside the loopback interface's that may call it
 */
public record CallerRules(Set<String> hosts, Set<String> origins) {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  /** Addresses cannot be rebound; names must be known. */
  boolean allowsHost(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return isLocalName(name)
        || IPV4.matcher(name).matches()
        || name.startsWith("[")
        || name.contains(":")
        || hosts.contains(name);
  }

  /** Whether a page may call anything. Clients that are no browsers send no origin. */
  boolean allowsOrigin(@Nullable String origin) {
    return origin == null || isLoopback(origin) || origins.contains(origin);
  }

  /** Administrators' operations are for pages of this machine only. */
  boolean allowsAdministration(@Nullable String origin) {
    return origin == null || isLoopback(origin);
  }

  private static boolean isLoopback(String origin) {
    try {
      URI uri = new URI(origin);
      String host = uri.getHost();
      return host != null
          && (host.equals("[::1]")
              || isLocalName(host.toLowerCase(Locale.ROOT))
              || LOOPBACK_IPV4.matcher(host).matches());
    } catch (URISyntaxException ignored) {
      return false;
    }
  }

  private static boolean isLocalName(String host) {
    return host.equals("localhost") || host.endsWith(".localhost");
  }
}
