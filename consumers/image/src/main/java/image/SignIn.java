package image;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.UserSrpSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in without any library for HTTP or JSON: Cognito's answers here are flat enough for it. */
public final class SignIn {
  private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;

  private SignIn(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Takes the endpoint, the user pool's id, the app client's id, a user's name and password. */
  public static void main(String[] args) throws Exception {
    CognitoSrp srp = CognitoSrp.builder().userPool(args[1]).appClient(args[2]).build();
    SignIn pool = new SignIn(URI.create(args[0]));
    try (UserSrpSession session = srp.beginUser(args[3])) {
      Map<String, String> started =
          pool.call(
              "InitiateAuth",
              "\"AuthFlow\":\"USER_SRP_AUTH\",\"ClientId\":\"" + args[2] + "\",\"AuthParameters\":"
                  + json(session.authParameters()));
      Map<String, String> tokens =
          pool.call(
              "RespondToAuthChallenge",
              "\"ChallengeName\":\"PASSWORD_VERIFIER\",\"ClientId\":\"" + args[2]
                  + "\",\"ChallengeResponses\":"
                  + json(
                      session
                          .answer(
                              PasswordVerifierChallenge.parse(started), args[4].toCharArray())
                          .toMap()));
      System.out.printf(
          "%s with %s%n",
          tokens.containsKey("IdToken") ? "SignedIn" : tokens.toString(), srp.modPow().name());
    }
  }

  private Map<String, String> call(String operation, String members)
      throws IOException, InterruptedException {
    String answer =
        http.send(
                HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                    .POST(HttpRequest.BodyPublishers.ofString("{" + members + "}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    Map<String, String> found = new HashMap<>();
    MEMBER.matcher(answer).results().forEach(member -> found.put(member.group(1), member.group(2)));
    return found;
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
