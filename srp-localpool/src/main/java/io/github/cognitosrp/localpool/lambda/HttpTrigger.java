package io.github.cognitosrp.localpool.lambda;

import static io.github.cognitosrp.localpool.support.Arguments.notNull;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.model.TriggerUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function in any language behind the address that AWS's Lambda Runtime Interface Emulator and
 * its like have: {@code POST http://host:port/2015-03-31/functions/function/invocations}, with the
 * event as its body. Thread-safe.
 *
 * <p>Events hold what users are and, in UserMigration, their passwords. So they go to this machine
 * only, unless {@link #ofAnyHost} is asked for.
 */
public final class HttpTrigger implements Trigger {
  private static final String INVOCATIONS = "/2015-03-31/functions/function/invocations";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|(.+\\.)?localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
  private static final int MAX_BODY_BYTES = 1024 * 1024;
  private static final int MAX_PORT = 65_535;
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;

  private HttpTrigger(URI address) {
    this.address = address;
  }

  /**
   * A function on this machine.
   *
   * @param address of the function; without a path, the emulator's path is appended
   * @return the trigger
   * @throws IllegalArgumentException if it is no {@code http} or {@code https} address, has a port
   *     out of range, or is one of another machine
   */
  public static HttpTrigger of(URI address) {
    HttpTrigger trigger = ofAnyHost(address);
    if (!LOOPBACK.matcher(trigger.address.getHost().toLowerCase(Locale.ROOT)).matches()) {
      throw new IllegalArgumentException(
          "Events go to addresses on localhost only, unless other hosts are asked for");
    }
    return trigger;
  }

  /**
   * A function on any machine, such as another container.
   *
   * @param address of the function; without a path, the emulator's path is appended
   * @return the trigger
   * @throws IllegalArgumentException if it is no {@code http} or {@code https} address, or has a
   *     port out of range
   */
  public static HttpTrigger ofAnyHost(URI address) {
    boolean http =
        "http".equals(notNull(address, "address").getScheme())
            || "https".equals(address.getScheme());
    if (!http || address.getHost() == null) {
      throw new IllegalArgumentException("A function has an http or https address");
    }
    if (address.getPort() == 0 || address.getPort() > MAX_PORT) {
      throw new IllegalArgumentException("The port of a function's address is 1 to " + MAX_PORT);
    }
    String path = address.getPath();
    return new HttpTrigger(
        path == null || path.isEmpty() || path.equals("/")
            ? address.resolve(INVOCATIONS)
            : address);
  }

  @Override
  public @Nullable Map<String, Object> handle(Map<String, Object> event) {
    byte[] body = post(json(notNull(event, "event")));
    Map<String, Object> answer = parsed(body);
    if (answer == null) {
      String text = new String(body, UTF_8);
      // What the emulator says in place of an answer.
      if (text.startsWith("Task timed out")) {
        throw new IllegalStateException(text);
      }
      return null;
    }
    if (!answer.containsKey("response") && answer.get("errorMessage") instanceof String message) {
      throw new IllegalStateException(message);
    }
    return answer;
  }

  private static byte[] json(Map<String, Object> event) {
    EventBody body = new EventBody();
    try {
      MAPPER.writeValue(body, event);
    } catch (IOException ignored) {
      throw new IllegalArgumentException("event is not of JSON's terms, or too large");
    }
    return body.toByteArray();
  }

  /** Up to what Lambda takes: its quotas, "Invocation payload". */
  private static final class EventBody extends ByteArrayOutputStream {
    private static final int MAX_BYTES = 6_000_000;

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (count + length > MAX_BYTES) {
        throw new IllegalArgumentException("event has more than " + MAX_BYTES + " bytes");
      }
      super.write(bytes, offset, length);
    }
  }

  private byte[] post(byte[] event) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(event))
              .build();
      HttpResponse<InputStream> response =
          HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream stream = response.body()) {
        int status = response.statusCode();
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
          throw new TriggerUnavailableException("The function's host answered " + status);
        }
        if (status != OK) {
          throw new IllegalStateException("The function's host answered " + status);
        }
        byte[] body = stream.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
          throw new IllegalStateException("The function's answer is larger than 1 MiB");
        }
        return body;
      }
    } catch (IOException e) {
      throw new TriggerUnavailableException("The function's host does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TriggerUnavailableException("The call was interrupted", e);
    }
  }

  private static @Nullable Map<String, Object> parsed(byte[] body) {
    try {
      return MAPPER.readValue(body, new TypeReference<Map<String, Object>>() {});
    } catch (IOException ignored) {
      return null;
    }
  }

  /** The address. */
  @Override
  public String toString() {
    return "HttpTrigger[" + address + "]";
  }
}
