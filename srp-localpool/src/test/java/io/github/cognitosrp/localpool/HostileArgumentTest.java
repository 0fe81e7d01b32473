package io.github.cognitosrp.localpool;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.model.TriggerUnavailableException;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.HostileValues;
import io.github.cognitosrp.testing.HugeArguments;
import io.github.cognitosrp.testing.PublicApi;
import java.lang.reflect.Array;
import java.net.URI;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever an argument holds, a call takes it, or refuses it with an error that says what is wrong
 * and does not repeat the value.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileArgumentTest {
  private static final List<Duration> DURATIONS =
      List.of(
          Duration.ofSeconds(Long.MIN_VALUE),
          Duration.ofNanos(-1),
          Duration.ZERO,
          Duration.ofNanos(1),
          Duration.ofDays(106_752), // More nanoseconds than a long holds.
          Duration.ofSeconds(Long.MAX_VALUE));
  private static final List<URI> ADDRESSES =
      Stream.of("", "#", "/x", "mailto:x@" + HostileValues.MARK, "http:///x", "ftp://localhost/")
          .map(URI::create)
          .toList();

  private final ValidArguments valid = new ValidArguments();

  @AfterAll
  void closePool() {
    valid.close();
  }

  private static boolean mayBeNull(PublicApi.Argument argument) {
    return argument.type().isPrimitive()
        || argument
            .member()
            .getAnnotatedParameterTypes()[argument.index()]
            .isAnnotationPresent(Nullable.class);
  }

  private static boolean isArrayOfObjects(Class<?> type) {
    return type.isArray() && !type.getComponentType().isPrimitive();
  }

  @Test
  void nullIsRefusedByTheArgumentsName() throws Exception {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (PublicApi.Argument argument : valid.arguments()) {
      if (!mayBeNull(argument)) {
        Throwable refusal = catchThrowable(() -> argument.call(null));
        if (!(refusal instanceof IllegalArgumentException)
            || !(argument.name() + " must not be null").equals(refusal.getMessage())) {
          wrong.add(argument + ": " + refusal);
        }
        checked++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(70);
  }

  @Test
  void nullAmongOthersIsRefusedByTheArgumentsName() throws Exception {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (PublicApi.Argument argument : valid.arguments()) {
      if (isArrayOfObjects(argument.type())) {
        Class<?> component = argument.type().getComponentType();
        Object array = array(component, valid.valid(component, argument.name()), null);
        Throwable refusal = catchThrowable(() -> argument.call(array));
        if (!(refusal instanceof IllegalArgumentException)
            || !(argument.name() + " must not hold null").equals(refusal.getMessage())) {
          wrong.add(argument + ": " + refusal);
        }
        checked++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(12);
  }

  @Test
  void aMapThatHoldsNullOrSomethingElseThanTextsIsRefusedByTheArgumentsName() throws Exception {
    List<PublicApi.Argument> maps =
        valid.arguments().stream()
            .filter(argument -> argument.name().equals("attributes"))
            .toList();
    assertThat(maps).hasSize(1);
    for (Map<?, ?> map : HostileValues.MAPS) {
      Throwable refusal = catchThrowable(() -> maps.get(0).call(map));
      assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
      HostileValues.checkMessage(refusal, "attributes");
    }
  }

  /** What was checked is what is stored. */
  @Test
  void aMapThatChangesBetweenReadsIsReadOnce() {
    AtomicInteger reads = new AtomicInteger();
    Map<String, String> changing =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            return reads.getAndIncrement() == 0
                ? Set.of(entry("nickname", "Al"))
                : Set.of(entry("cognito:groups", "admin"));
          }
        };
    try (LocalUserPool pool = LocalUserPool.start()) {
      LocalUser user = pool.addUser("alice", "secret", null, changing);

      assertThat(user.attributes())
          .containsEntry("nickname", "Al")
          .doesNotContainKey("cognito:groups");
    }
  }

  @Test
  void valuesAreTakenOrRefusedWithoutBeingRepeated() throws Exception {
    List<String> wrong = new ArrayList<>();
    int refusals = 0;
    for (PublicApi.Argument argument : valid.arguments()) {
      for (Object value : hostile(argument.type())) {
        Throwable refusal = catchThrowable(() -> argument.call(value));
        if (refusal == null
            && argument.member().getDeclaringClass() == LocalUserPoolBuilder.class) {
          refusal = catchThrowable(() -> valid.builder().newState());
        }
        if (refusal != null) {
          refusals++;
          String fault = fault(refusal, argument);
          if (!fault.isEmpty()) {
            wrong.add(argument + ": " + fault);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(refusals).isGreaterThan(200);
  }

  private static List<Object> hostile(Class<?> type) {
    List<Object> values = new ArrayList<>();
    if (isArrayOfObjects(type)) {
      Class<?> component = type.getComponentType();
      hostile(component).forEach(value -> values.add(array(component, value, value)));
      values.add(array(component));
      return values;
    }
    values.addAll(
        switch (type.getSimpleName()) {
          case "Integer" -> HostileValues.of(int.class);
          case "Duration" -> DURATIONS;
          case "URI" -> ADDRESSES;
          case "Map" ->
              HostileValues.TEXTS.stream()
                  .flatMap(text -> Stream.of(Map.of(text, "x"), Map.of("nickname", text)))
                  .toList();
          default -> HostileValues.of(type);
        });
    return values;
  }

  private static Object array(Class<?> component, @Nullable Object... members) {
    Object array = Array.newInstance(component, members.length);
    for (int i = 0; i < members.length; i++) {
      Array.set(array, i, members[i]);
    }
    return array;
  }

  /** What is wrong with a refusal; empty if nothing is. */
  private static String fault(Throwable refusal, PublicApi.Argument argument) {
    if (refusal instanceof TriggerUnavailableException) {
      return ""; // The event was taken, and nobody is there to send it to.
    }
    if (!(refusal instanceof IllegalArgumentException)
        && !(refusal instanceof NoSuchElementException)) {
      return refusal.toString();
    }
    return catchThrowable(() -> HostileValues.checkMessage(refusal, "")) == null
            && (isNamed(argument.name(), refusal) || isNamed(argument.member().getName(), refusal))
        ? ""
        : refusal.toString().substring(0, Math.min(300, refusal.toString().length()));
  }

  /** In one word or in several. */
  private static boolean isNamed(String name, Throwable refusal) {
    return refusal
        .getMessage()
        .replaceAll("[ -]", "")
        .toLowerCase(Locale.ROOT)
        .contains(name.toLowerCase(Locale.ROOT));
  }

  @Test
  void theValueOfAnAttributeIsTakenOrRefusedWithoutBeingRepeated() {
    LocalUser user = valid.user();
    for (String name : List.of("email", "phone_number", "birthdate", "nickname", "updated_at")) {
      for (String text : HostileValues.TEXTS) {
        Throwable refusal = catchThrowable(() -> user.attribute(name, text));
        if (refusal != null) {
          assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
          HostileValues.checkMessage(refusal, "value");
        }
      }
    }
  }

  @Test
  void theLongestDurationsAreServedAndLongerOnesAreRefused() {
    Duration longest = Duration.ofDays(3650);
    LocalUserPoolBuilder builder =
        LocalUserPool.builder()
            .user("alice", "secret")
            .trigger(TriggerType.PRE_AUTHENTICATION, event -> event)
            .triggerLimit(longest)
            .sessionLifetime(longest)
            .timestampTolerance(longest);
    try (LocalUserPool pool = builder.start()) {
      assertThat(new PoolCaller(pool).signIn("alice", "secret").status()).isEqualTo(200);
    }
    Duration longer = longest.plusNanos(1);
    assertThatIllegalArgumentException().isThrownBy(() -> builder.triggerLimit(longer));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.sessionLifetime(longer));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.timestampTolerance(longer));
  }

  @Test
  void aPoolThatWouldServeItselfIsRefused() {
    LocalUserPoolBuilder first = LocalUserPool.builder();
    LocalUserPoolBuilder second = LocalUserPool.builder().alsoServing(first);

    for (LocalUserPoolBuilder other : List.of(first, second)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> first.alsoServing(other))
          .withMessage("other must not serve this pool");
    }
  }

  @Test
  void aRefusedCallChangesNothing() {
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start()) {
      LocalUser user = pool.user("alice").mfa(MfaMethod.SOFTWARE_TOKEN_MFA);

      assertThatIllegalArgumentException().isThrownBy(() -> user.mfa(MfaMethod.SMS_MFA, null));
      assertThat(
              new PoolCaller(pool)
                  .call(
                      "AdminGetUser", Map.of("UserPoolId", pool.userPoolId(), "Username", "alice"))
                  .at("/UserMFASettingList/0"))
          .isEqualTo("SOFTWARE_TOKEN_MFA");
    }
  }

  @Test
  void sixtyFourMegabytesExhaustNoMemory() throws Exception {
    ChildJvm jvm = ChildJvm.plain().options(HugeArguments.options());
    ChildJvm.Output output = jvm.run(Offers.class);
    // Not clean(): SLF4J, which Jetty logs with, says that it has no provider.
    assertThat(output.status()).as(output.errors()).isZero();
    assertThat(output.lines())
        .allMatch(line -> line.endsWith(": taken") || line.endsWith(": refused"))
        .contains("LocalUserPool.addUser attributes value of x: refused")
        .hasSizeGreaterThan(200);
  }

  /** Prints a line for each argument that takes text. */
  static final class Offers {
    private Offers() {}

    public static void main(String[] ignored) throws Exception {
      try (ValidArguments valid = new ValidArguments()) {
        HugeArguments.offer(
            System.out::println,
            valid.arguments(),
            IllegalArgumentException.class,
            NoSuchElementException.class);
      }
      System.exit(0);
    }
  }
}
