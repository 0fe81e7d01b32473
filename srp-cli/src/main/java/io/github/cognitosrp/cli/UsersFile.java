package io.github.cognitosrp.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.MfaMethod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The users of a local pool, as a JSON array. */
final class UsersFile {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private UsersFile() {}

  /**
   * One user.
   *
   * @param temporary whether the sign-in asks for a new password
   */
  record Entry(
      @Nullable String username,
      @Nullable String password,
      boolean temporary,
      @Nullable Map<String, String> attributes,
      @Nullable List<MfaMethod> mfa) {

    void addTo(LocalUserPool pool) {
      if (username == null || password == null) {
        throw new CommandFailedException("each user needs a username and a password");
      }
      LocalUser user = pool.addUser(username, password);
      if (temporary) {
        user.temporaryPassword(password);
      }
      if (attributes != null) {
        attributes.forEach(user::attribute);
      }
      if (mfa != null) {
        user.mfa(mfa.toArray(MfaMethod[]::new));
      }
    }

    @Override
    public String toString() {
      return "Entry[" + username + "]";
    }
  }

  static List<Entry> read(Path file) throws IOException {
    byte[] bytes;
    // A pipe or a device has no size before it is read.
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new CommandFailedException(file + " is larger than " + MAX_BYTES + " bytes");
    }
    Entry[] users;
    try {
      users = MAPPER.readValue(bytes, Entry[].class);
    } catch (JsonProcessingException ignored) {
      // Its message would quote the file, and with it a password.
      throw otherForm(file);
    }
    if (users == null || Arrays.stream(users).anyMatch(Objects::isNull)) {
      throw otherForm(file);
    }
    return List.of(users);
  }

  private static CommandFailedException otherForm(Path file) {
    return new CommandFailedException(
        file + " must be a JSON array of users: username, password, temporary?, attributes?, mfa?");
  }
}
