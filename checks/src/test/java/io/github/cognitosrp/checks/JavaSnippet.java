package io.github.cognitosrp.checks;

import io.github.cognitosrp.testing.JavaSnippets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java that a document shows: a whole file, types, members of a class, or statements. */
record JavaSnippet(String text) {
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |final )*(?:class|record|interface) (\\w+)");

  /** What a reader who copies a part of a file has in the rest of it. */
  private static final String IMPORTS =
      """
      import io.github.cognitosrp.awssdk.*;
      import io.github.cognitosrp.awssdk.device.*;
      import io.github.cognitosrp.cognito.*;
      import io.github.cognitosrp.localpool.*;
      import io.github.cognitosrp.localpool.junit.*;
      import io.github.cognitosrp.localpool.lambda.*;
      import io.github.cognitosrp.localpool.model.*;
      import io.github.cognitosrp.modpow.*;
      import io.github.cognitosrp.modpow.spi.*;
      import io.github.cognitosrp.zkattest.*;
      import com.amazonaws.services.lambda.runtime.*;
      import com.amazonaws.services.lambda.runtime.events.*;
      import java.math.BigInteger;
      import java.net.URI;
      import java.security.SecureRandom;
      import java.security.interfaces.ECPublicKey;
      import java.util.*;
      import org.junit.jupiter.api.Test;
      import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
      import software.amazon.awssdk.regions.Region;
      import software.amazon.awssdk.services.cognitoidentityprovider.*;
      import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
      """;

  /** What statements are about. */
  private static final String FIELDS =
      """
        String poolId, clientId, username;
        char[] clientSecret, password;
        CognitoIdentityProviderClient cognito;
        DeviceStore devices;
        LocalUserPoolBuilder pool;
        List<ECPublicKey> trustedKeys;
        ECPublicKey publicKey;
        byte[] sha256OfMessage, signature;

        CognitoUserPoolCustomMessageEvent word(CognitoUserPoolCustomMessageEvent event) {
          return event;
        }

        static final class MyPreSignUp
            implements RequestHandler<CognitoUserPoolPreSignUpEvent, CognitoUserPoolPreSignUpEvent> {
          @Override
          public CognitoUserPoolPreSignUpEvent handleRequest(
              CognitoUserPoolPreSignUpEvent event, Context context) {
            return event;
          }
        }
      """;

  /** The name of the first type, which is the file's name too. */
  Optional<String> typeName() {
    Matcher type = TYPE.matcher(text);
    return type.find() ? Optional.of(type.group(1)) : Optional.empty();
  }

  private boolean isMembers() {
    return text.lines().anyMatch(line -> line.matches("(static|public|private) .*"));
  }

  private String file(String name) {
    if (text.startsWith("package ")) {
      return text;
    }
    if (text.contains("import ")) {
      // Documents of srp-cognito-awssdk show classes of its package.
      return "import io.github.cognitosrp.awssdk.*;\n" + text;
    }
    if (typeName().isPresent()) {
      return IMPORTS + text;
    }
    return isMembers()
        ? IMPORTS + "class " + name + " {\n" + text + "}\n"
        : IMPORTS + "class " + name + " {\n" + FIELDS + "  void lines() {\n" + text + "  }\n}\n";
  }

  /** Compiles it into a folder, for the oldest Java that this project supports. */
  void compile(Path folder) throws IOException {
    String name = typeName().orElse("Snippet");
    JavaSnippets.compile(folder, name, file(name));
  }
}
