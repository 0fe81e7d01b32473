package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.customauth.duo.DuoChallenge;
import io.github.cognitosrp.customauth.dynamodb.AuthenticatorsTable;
import io.github.cognitosrp.customauth.fido2.Fido2Api;
import io.github.cognitosrp.customauth.fido2.Fido2Exception;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.testing.HostileValues;
import io.github.cognitosrp.testing.HugeArguments;
import io.github.cognitosrp.testing.PublicApi;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Null, hostile texts and 64 megabytes for every argument of every public member. */
class HostileArgumentTest {
  /** The names of maps in JSON's terms, which hold numbers too. */
  private static final Set<String> JSON = Set.of("options");

  private static List<PublicApi.Argument> arguments() throws Exception {
    return PublicApi.arguments(
            new ValidArguments(),
            CustomAuthFlow.class,
            DuoChallenge.class,
            AuthenticatorsTable.class,
            Fido2Api.class)
        .stream()
        // The log's and an enum's own; what Lambda's and the JDK's servers call.
        .filter(argument ->
            !argument.member().getDeclaringClass().isMemberClass()
                || Modifier.isPublic(
                    argument.member().getDeclaringClass().getDeclaringClass().getModifiers()))
        .filter(argument -> !argument.member().getName().equals("valueOf"))
        .filter(argument -> !argument.member().getName().startsWith("handle"))
        .toList();
  }

  private static boolean mayBeNull(PublicApi.Argument argument) {
    return argument.type().isPrimitive()
        || argument
            .member()
            .getAnnotatedParameterTypes()[argument.index()]
            .isAnnotationPresent(Nullable.class);
  }

  @Test
  void nullIsRefusedByTheArgumentsName() throws Exception {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (PublicApi.Argument argument : arguments()) {
      if (!mayBeNull(argument)) {
        Throwable refusal = catchThrowable(() -> argument.call(null));
        if (!(refusal instanceof NullPointerException)
            || !argument.name().equals(refusal.getMessage())) {
          wrong.add(argument + ": " + refusal);
        }
        checked++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(60);
  }

  @Test
  void anElementThatIsNullIsRefusedByTheArgumentsName() throws Exception {
    int checked = 0;
    for (PublicApi.Argument argument : arguments()) {
      Object elements = ofNull(argument.type());
      if (elements != null) {
        assertThat(catchThrowable(() -> argument.call(elements)))
            .as("%s", argument)
            .isInstanceOf(NullPointerException.class)
            .hasMessage("an element of " + argument.name());
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(6);
  }

  /** A collection or an array whose one element is null. */
  private static @Nullable Object ofNull(Class<?> type) {
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      return Array.newInstance(type.getComponentType(), 1);
    }
    if (type == Set.class) {
      return Collections.singleton(null);
    }
    return type == List.class ? Collections.singletonList(null) : null;
  }

  @Test
  void aMapThatHoldsNullOrSomethingElseThanTextsIsRefusedByTheArgumentsName() throws Exception {
    List<PublicApi.Argument> maps =
        arguments().stream()
            .filter(argument -> argument.type() == Map.class)
            .filter(argument -> argument.member() instanceof Constructor<?>)
            .toList();
    assertThat(maps).hasSizeGreaterThan(8);
    for (PublicApi.Argument argument : maps) {
      for (Map<?, ?> map : HostileValues.MAPS) {
        boolean holdsNumber = map.get(HostileValues.MARK) instanceof Integer;
        if (!holdsNumber || !JSON.contains(argument.name())) {
          Throwable refusal = catchThrowable(() -> argument.call(map));
          assertThat(refusal)
              .as("%s of %s", argument, map)
              .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
          HostileValues.checkMessage(refusal, argument.name());
        }
      }
    }
  }

  @Test
  void textIsTakenOrRefusedWithoutItsValue() throws Exception {
    int refusals = 0;
    for (PublicApi.Argument argument : arguments()) {
      for (Object value : HostileValues.of(argument.type())) {
        Throwable refusal = catchThrowable(() -> argument.call(value));
        // The table's client takes everything to a service that is not there.
        if (refusal != null && !(refusal instanceof UnsupportedOperationException)) {
          // A message for a user, who knows no arguments.
          String name = refusal instanceof Fido2Exception ? "" : argument.member().getName();
          assertThat(refusal)
              .as("%s", argument)
              .isInstanceOfAny(IllegalArgumentException.class, Fido2Exception.class);
          HostileValues.checkMessage(refusal, "");
          assertThat(refusal.getMessage().toLowerCase(Locale.ROOT))
              .containsAnyOf(
                  name.toLowerCase(Locale.ROOT), argument.name().toLowerCase(Locale.ROOT));
          refusals++;
        }
      }
    }
    assertThat(refusals).isGreaterThan(50);
  }

  @Test
  @Tag("slow")
  void sixtyFourMegabytesExhaustNoMemory() throws Exception {
    ChildJvm jvm = ChildJvm.plain().options(HugeArguments.options());
    assertThat(jvm.run(Offers.class).clean())
        .allMatch(line -> line.endsWith(": taken") || line.endsWith(": refused"))
        .hasSizeGreaterThan(80);
  }

  /** Prints a line for each argument that takes text. */
  static final class Offers {
    private Offers() {}

    public static void main(String[] ignored) throws Exception {
      // The table's client takes everything to a service that is not there.
      HugeArguments.offer(
          System.out::println,
          arguments(),
          IllegalArgumentException.class,
          Fido2Exception.class,
          UnsupportedOperationException.class);
    }
  }
}
