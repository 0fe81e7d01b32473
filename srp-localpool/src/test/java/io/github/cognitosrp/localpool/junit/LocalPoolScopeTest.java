package io.github.cognitosrp.localpool.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.LocalUserPool;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where a parameter stands decides how long its pool lives. */
class LocalPoolScopeTest {
  private static final List<URI> IN_CONSTRUCTORS = new ArrayList<>();
  private static final List<URI> OF_CLASSES = new ArrayList<>();

  @Nested
  @LocalPool
  class InAConstructor {
    private final LocalUserPool constructed;

    InAConstructor(LocalUserPool pool) {
      constructed = pool;
      IN_CONSTRUCTORS.add(pool.endpoint());
      // A second time this would fail: the pool is new for each test.
      pool.addUser("alice", "secret");
    }

    @BeforeEach
    void prepare(LocalUserPool pool) {
      assertThat(pool).isSameAs(constructed);
    }

    @Test
    void theTestHasThePoolOfItsConstructor(LocalUserPool pool) {
      assertThat(pool).isSameAs(constructed);
    }

    @Test
    void anotherTestHasAnother(LocalUserPool pool) {
      assertThat(pool.user("alice").username()).isEqualTo("alice");
    }
  }

  @Nested
  @LocalPool
  class BeforeAllTests {
    @BeforeAll
    static void prepare(LocalUserPool pool) {
      OF_CLASSES.add(pool.endpoint());
      pool.addUser("alice", "secret");
    }

    @Test
    void oneTestHasThePoolOfTheClass(LocalUserPool pool) {
      expectThePoolOfTheClass(pool);
    }

    @Test
    void andSoHasTheNext(LocalUserPool pool) {
      expectThePoolOfTheClass(pool);
    }

    private void expectThePoolOfTheClass(LocalUserPool pool) {
      assertThat(pool.endpoint()).isEqualTo(OF_CLASSES.get(OF_CLASSES.size() - 1));
      assertThat(pool.user("alice").username()).isEqualTo("alice");
    }

    @AfterAll
    static void itIsStillThere(LocalUserPool pool) throws IOException {
      assertThat(pool.endpoint()).isEqualTo(OF_CLASSES.get(OF_CLASSES.size() - 1));
      new Socket(pool.endpoint().getHost(), pool.endpoint().getPort()).close();
    }
  }

  @Nested
  @LocalPool
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OneInstance {
    private final LocalUserPool constructed;

    OneInstance(LocalUserPool pool) {
      constructed = pool;
      OF_CLASSES.add(pool.endpoint());
    }

    @Test
    void theInstanceHasOnePool(LocalUserPool pool) {
      assertThat(pool).isSameAs(constructed);
    }

    @Test
    void forAllItsTests(LocalUserPool pool) {
      assertThat(pool).isSameAs(constructed);
    }
  }

  @AfterAll
  static void eachPoolIsClosed() {
    assertThat(IN_CONSTRUCTORS).doesNotHaveDuplicates().hasSize(2);
    assertThat(OF_CLASSES).doesNotHaveDuplicates().hasSize(2);
    List<URI> all = new ArrayList<>(IN_CONSTRUCTORS);
    all.addAll(OF_CLASSES);
    for (URI endpoint : all) {
      assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
          .isInstanceOf(IOException.class);
    }
  }
}
