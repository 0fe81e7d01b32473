package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallRunner;
import io.github.cognitosrp.awssdk.client.CallScope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;

/**
 * A part of the list of a user's devices.
 *
 * <pre>{@code
 * DevicePage page = alice.devices();
 * while (true) {
 *   page.devices().forEach(this::show);
 *   if (!page.hasNext()) {
 *     break;
 *   }
 *   page = page.next();
 * }
 * }</pre>
 *
 * <p>Immutable, thread-safe.
 */
public final class DevicePage {
  private final DeviceCalls calls;
  private final CallRunner runner;
  private final String username;
  private final String accessToken;
  private final List<DeviceType> devices;
  private final @Nullable String nextToken;

  private DevicePage(
      DeviceCalls calls,
      CallRunner runner,
      String username,
      String accessToken,
      DeviceCalls.Page page) {
    this.calls = calls;
    this.runner = runner;
    this.username = username;
    this.accessToken = accessToken;
    this.devices = List.copyOf(page.devices());
    this.nextToken = page.nextToken();
  }

  static CompletableFuture<DevicePage> load(
      DeviceCalls calls,
      CallRunner runner,
      CallScope scope,
      String username,
      String accessToken,
      @Nullable String pageToken) {
    return calls
        .list(scope, username, accessToken, pageToken)
        .thenApply(page -> new DevicePage(calls, runner, username, accessToken, page));
  }

  /**
   * The devices of this page.
   *
   * @return at most 60, unmodifiable
   */
  public List<DeviceType> devices() {
    return devices;
  }

  /**
   * Whether Cognito has more.
   *
   * @return {@code true} if {@link #next()} may be called
   */
  public boolean hasNext() {
    return nextToken != null;
  }

  /**
   * Loads the next page.
   *
   * @return the next page
   * @throws IllegalStateException if this is the last one
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public DevicePage next() {
    return runner.now(this::loadingNext);
  }

  /**
   * Like {@link #next()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<DevicePage> nextAsync() {
    return runner.later(this::loadingNext);
  }

  private CompletableFuture<DevicePage> loadingNext(CallScope scope) {
    if (nextToken == null) {
      throw new IllegalStateException("this is the last page");
    }
    return load(calls, runner, scope, username, accessToken, nextToken);
  }

  /**
   * Shows no token.
   *
   * @return how many devices this page has
   */
  @Override
  public String toString() {
    return "DevicePage[" + devices.size() + " devices" + (hasNext() ? ", more follow]" : "]");
  }
}
