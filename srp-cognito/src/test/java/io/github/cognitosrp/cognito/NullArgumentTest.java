package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.testing.PublicApi;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** null is refused at the call, with the name of the argument. */
class NullArgumentTest {

  static Stream<PublicApi.Argument> arguments() throws Exception {
    return ValidArguments.arguments().stream().filter(argument -> !argument.type().isPrimitive());
  }

  @Test
  void everyPublicTypeIsLookedAt() throws Exception {
    assertThat(arguments().map(argument -> argument.member().getDeclaringClass().getSimpleName()))
        .contains(
            "AppClient",
            "CognitoSrp",
            "CognitoSrpBuilder",
            "DevicePasswordVerifierChallenge",
            "DeviceSrpSession",
            "HashedPassword",
            "NewDeviceMetadata",
            "PasswordVerifierChallenge",
            "RememberedDevice",
            "TokenRefresh",
            "UserPoolId",
            "UserSrpSession");
  }

  @ParameterizedTest
  @MethodSource("arguments")
  void nullIsRefusedByTheArgumentsName(PublicApi.Argument argument) {
    assertThatCode(argument::callWithValidArguments).doesNotThrowAnyException();
    assertThat(catchThrowable(() -> argument.call(null)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(argument.name() + " must not be null");
  }
}
