package io.github.cognitosrp.consumer;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.UserSrpSession;
import io.github.cognitosrp.modpow.ModPows;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A consumer with srp-cognito and one backend, and nothing else but the JDK: signs a user in. */
public final class SignInProgram {
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");

  private SignInProgram() {}

  /**
   * Prints the backend and whether tokens came.
   *
   * @param arguments endpoint, pool, app client, user name, password
   * @throws Exception if the pool cannot be reached
   */
  public static void main(String[] arguments) throws Exception {
    URI endpoint = URI.create(arguments[0]);
    CognitoSrp srp = CognitoSrp.builder().userPool(arguments[1]).appClient(arguments[2]).build();
    try (UserSrpSession session = srp.beginUser(arguments[3])) {
      Map<String, String> challenge =
          call(
              endpoint,
              "InitiateAuth",
              "{\"AuthFlow\":\"USER_SRP_AUTH\",\"ClientId\":\""
                  + arguments[2]
                  + "\",\"AuthParameters\":"
                  + json(session.authParameters())
                  + "}");
      Map<String, String> answer =
          session
              .answer(PasswordVerifierChallenge.parse(challenge), arguments[4].toCharArray())
              .toMap();
      Map<String, String> result =
          call(
              endpoint,
              "RespondToAuthChallenge",
              "{\"ChallengeName\":\"PASSWORD_VERIFIER\",\"ClientId\":\""
                  + arguments[2]
                  + "\",\"ChallengeResponses\":"
                  + json(answer)
                  + "}");
      System.out.println("backend=" + ModPows.best().name());
      System.out.println("module=" + SignInProgram.class.getModule().isNamed());
      System.out.println("tokens=" + result.containsKey("AccessToken"));
    }
  }

  private static Map<String, String> call(URI endpoint, String operation, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(answer);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    return fields;
  }

  private static String json(Map<String, String> map) {
    return map.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
