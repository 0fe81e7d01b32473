package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's command: one jar, nothing to configure. */
class DemoTest {
  @Test
  void theJarStartsWithAPoolOfItsOwnAndShowsItsUsers() throws Exception {
    try (Instance demo = Instance.start(Map.of(), "--demo")) {
      HttpResponse<String> page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(demo.address().resolve("/sign-in")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(page.body()).contains("alice", "Correct-Horse-7");
    }
  }

  @Test
  void withoutTheKeyThatTheInstancesShareItDoesNotStart() {
    assertThatThrownBy(() ->
            Instance.start(
                Map.of(), "--cognito.user-pool-id=eu-central-1_a", "--cognito.client-id=b"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("cookies.key (COOKIES_KEY) must be 32 random bytes or more");
  }
}
