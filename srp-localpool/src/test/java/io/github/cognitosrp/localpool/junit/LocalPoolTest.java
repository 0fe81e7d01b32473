package io.github.cognitosrp.localpool.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One annotation, and each test has a pool of its own. */
@LocalPool(
    users = @LocalPool.User(name = "alice", password = "correct horse"),
    clientId = "web",
    clientSecret = "sesame",
    deviceTracking = DeviceTracking.ALWAYS)
class LocalPoolTest {
  private static final List<URI> USED = new ArrayList<>();

  private LocalUserPool prepared;

  @BeforeEach
  void prepare(LocalUserPool pool) {
    prepared = pool;
    USED.add(pool.endpoint());
    // A second time this would fail: the pool is new for each test.
    pool.addUser("bob", "correct horse");
  }

  @Test
  void theTestHasThePoolThatWasPreparedForIt(LocalUserPool pool) {
    assertThat(pool).isSameAs(prepared);
  }

  @Test
  void theSettingsAreThoseOfTheAnnotation(LocalUserPool pool) {
    assertThat(pool.user("alice").username()).isEqualTo("alice");
    assertThat(pool.appClients().get(0).id()).isEqualTo("web");
    assertThat(pool.appClients().get(0).secret()).isEqualTo("sesame");
  }

  @Nested
  class Within {
    @Test
    void nestedTestsHaveItToo(LocalUserPool pool) {
      assertThat(pool.user("alice").username()).isEqualTo("alice");
    }
  }

  @AfterAll
  static void poolsAreClosed() {
    assertThat(USED).hasSize(3);
    for (URI endpoint : USED) {
      assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
          .isInstanceOf(IOException.class);
    }
  }
}
