package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;

/** A user's devices, page by page. */
class DevicePageTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();

  @ParameterizedTest
  @CsvSource({"BLOCKING, false", "ASYNC, false", "BLOCKING, true", "ASYNC, true"})
  void allPagesAreLoadedOneByOne(Way way, boolean admin) throws IOException {
    try (ScriptedService service =
        new ScriptedService(
            ScriptedService.TOKENS,
            "{\"Devices\":[{\"DeviceKey\":\"a\"},{\"DeviceKey\":\"b\"}],\"PaginationToken\":\"t1\"}",
            "{\"Devices\":[],\"PaginationToken\":\"t2\"}",
            "{\"Devices\":[{\"DeviceKey\":\"c\"}]}")) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).admin(admin).build();
      SignedIn alice = (SignedIn) signIn.startCustom("alice");

      List<String> keys = new ArrayList<>();
      DevicePage page = way.get(alice::devices, alice::devicesAsync);
      while (true) {
        page.devices().stream().map(DeviceType::deviceKey).forEach(keys::add);
        if (!page.hasNext()) {
          break;
        }
        DevicePage current = page;
        page = way.get(current::next, current::nextAsync);
      }

      assertThat(keys).containsExactly("a", "b", "c");
      assertThat(service.requests.get(1))
          .contains("\"Limit\":60")
          .doesNotContain("PaginationToken");
      assertThat(service.requests.get(2)).contains("\"PaginationToken\":\"t1\"");
      assertThat(service.requests.get(3)).contains("\"PaginationToken\":\"t2\"");
      assertThat(page).hasToString("DevicePage[1 devices]");
      DevicePage last = page;
      assertThatThrownBy(() -> way.get(last::next, last::nextAsync))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
