package io.github.cognitosrp.customauth.duo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser, as far as Duo's prompt needs one. */
final class Visitor {
  private static final Pattern TRANSACTION =
      Pattern.compile("name=\"transaction\" value=\"([^\"]+)\"");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Visitor() {}

  /** Opens the prompt, presses a button, and returns what the redirect back says. */
  static Map<String, String> press(String result, String authorizeUrl)
      throws IOException, InterruptedException {
    URI prompt = URI.create(authorizeUrl);
    HttpResponse<String> page =
        HTTP.send(HttpRequest.newBuilder(prompt).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    Matcher found = TRANSACTION.matcher(page.body());
    assertThat(found.find()).isTrue();
    HttpResponse<Void> back =
        HTTP.send(
            HttpRequest.newBuilder(prompt.resolve("/frame/prompt"))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "transaction=" + found.group(1) + "&result=" + result))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    assertThat(back.statusCode()).isEqualTo(303);
    URI location = URI.create(back.headers().firstValue("Location").orElseThrow());
    return DuoStandIn.parse(location.getRawQuery());
  }
}
