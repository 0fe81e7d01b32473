package io.github.cognitosrp.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.Base64;

/** Shows what stands in an ID token. Its signature is for whoever relies on it to check. */
final class IdToken {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private IdToken() {}

  static String claims(String idToken) throws IOException {
    String[] parts = idToken.split("\\.", -1);
    if (parts.length != 3) {
      throw new IOException("the ID token is not a signed JWT");
    }
    return JSON.writeValueAsString(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])));
  }
}
