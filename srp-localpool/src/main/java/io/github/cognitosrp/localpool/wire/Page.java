package io.github.cognitosrp.localpool.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list in the order of its keys. The token is the last key, so that what is added or
 * removed between two pages shifts nothing.
 *
 * @param next the token of the page that follows, or null
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public static <T> Page<T> of(
      List<T> all, Function<T, String> key, int limit, @Nullable String token) {
    String after = token == null ? "" : decoded(token);
    List<T> rest =
        all.stream()
            .filter(item -> key.apply(item).compareTo(after) > 0)
            .sorted(Comparator.comparing(key))
            .toList();
    if (rest.size() <= limit) {
      return new Page<>(rest, null);
    }
    String last = key.apply(rest.get(limit - 1));
    return new Page<>(
        rest.subList(0, limit), Base64.getUrlEncoder().encodeToString(last.getBytes(UTF_8)));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), UTF_8);
    } catch (IllegalArgumentException e) {
      throw ServiceException.invalidParameter("Invalid pagination token.");
    }
  }
}
