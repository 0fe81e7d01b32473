package io.github.cognitosrp.examples.plainmain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.awssdk.CodeRequired;
import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.NewPasswordRequired;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Signs a user in and says who it is. The password, and what else Cognito asks for, is read from
 * the terminal, or from standard input, a line each.
 */
public final class SignIn {
  private static final BufferedReader INPUT =
      new BufferedReader(new InputStreamReader(System.in, UTF_8));

  private SignIn() {}

  /**
   * Exit codes: 0 signed in, 1 refused or failed, 2 wrong usage.
   *
   * @param arguments the user's name
   */
  public static void main(String[] arguments) {
    String userPool = System.getenv("COGNITO_USER_POOL_ID");
    String clientId = System.getenv("COGNITO_CLIENT_ID");
    if (arguments.length != 1 || userPool == null || clientId == null) {
      System.err.println("usage: COGNITO_USER_POOL_ID=… COGNITO_CLIENT_ID=… SignIn USERNAME");
      System.exit(2);
    }
    try {
      SignedIn user = signIn(userPool, clientId, arguments[0]);
      System.out.println("Signed in as " + user.username());
    } catch (AwsServiceException refused) {
      System.err.println(refused.awsErrorDetails().errorMessage());
      System.exit(1);
    } catch (RuntimeException | IOException failed) {
      System.err.println(failed.getMessage());
      System.exit(1);
    }
  }

  private static SignedIn signIn(String userPool, String clientId, String username)
      throws IOException {
    CognitoSrp srp = CognitoSrp.builder().userPool(userPool).appClient(clientId).build();
    // The SDK takes another endpoint, such as a local pool's, from AWS_ENDPOINT_URL.
    try (CognitoIdentityProviderClient cognito =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(srp.userPool().region()))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      char[] password = ask("Password");
      SignInResult result = CognitoSignIn.create(cognito, srp).start(username, password);
      Arrays.fill(password, '\0');
      return finish(result);
    }
  }

  /** Gives Cognito what it asks for until the user is signed in. */
  private static SignedIn finish(SignInResult start) throws IOException {
    SignInResult result = start;
    while (!(result instanceof SignedIn)) {
      if (result instanceof CodeRequired required) {
        result = required.answer(new String(ask("Code")));
      } else if (result instanceof NewPasswordRequired temporary) {
        result = temporary.answer(ask("New password"));
      } else {
        throw new IOException("This program cannot answer " + result);
      }
    }
    return (SignedIn) result;
  }

  // From Java 22 on there can be a console without a terminal; it reads standard input then.
  @SuppressWarnings("SystemConsoleNull")
  private static char[] ask(String what) throws IOException {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("%s: ", what);
      return typed == null ? new char[0] : withoutByteOrderMark(typed);
    }
    String line = INPUT.readLine();
    return line == null ? new char[0] : withoutByteOrderMark(line.toCharArray());
  }

  /** Windows PowerShell 5.1 puts it in front of what it pipes. */
  private static char[] withoutByteOrderMark(char[] typed) {
    return typed.length > 0 && typed[0] == '\uFEFF'
        ? Arrays.copyOfRange(typed, 1, typed.length)
        : typed;
  }
}
