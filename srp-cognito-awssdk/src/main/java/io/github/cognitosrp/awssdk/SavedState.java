package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.awssdk.SignInState.DeviceProof;
import io.github.cognitosrp.awssdk.client.AuthReply;
import io.github.cognitosrp.awssdk.client.CallContext;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.client.RequestOptions;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exported sign-in consists of: a sequence of texts, each with its length in bytes in
 * front, or -1 for one that is missing. Lists and maps start with their number of texts.
 *
 * @param secretCode of an authenticator app that is being enrolled
 */
record SavedState(
    SignInState state, String challenge, AuthReply reply, @Nullable String secretCode) {

  static byte[] encode(
      SignInState state, String challenge, AuthReply reply, @Nullable String secretCode) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(state.answeredAt().toEpochMilli());
      write(out, state.flow().name());
      write(out, state.username());
      write(out, state.session());
      write(out, state.deviceKey());
      write(out, state.proof().name());
      write(out, challenge);
      write(out, secretCode);
      out.writeInt(reply.parameters().size());
      for (Map.Entry<String, String> parameter : reply.parameters().entrySet()) {
        write(out, parameter.getKey());
        write(out, parameter.getValue());
      }
      out.writeInt(reply.available().size());
      for (String name : reply.available()) {
        write(out, name);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what was decrypted; that it is authentic does not mean that this version wrote it.
   *
   * @throws SavedSignInException if it cannot be read
   */
  static SavedState decode(byte[] content, CognitoSrp srp, RequestOptions options) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      Instant answeredAt = Instant.ofEpochMilli(in.readLong());
      SignInFlow flow = SignInFlow.valueOf(required(in));
      String username = required(in);
      String session = read(in);
      String deviceKey = read(in);
      DeviceProof proof = DeviceProof.valueOf(required(in));
      String challenge = required(in);
      String secretCode = read(in);
      Map<String, String> parameters = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        parameters.put(required(in), required(in));
      }
      List<String> available = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        available.add(required(in));
      }
      Trace trace = new Trace(srp);
      CallContext call = new CallContext(trace, new CallScope(), options);
      return new SavedState(
          new SignInState(flow, username, session, deviceKey, proof, answeredAt, trace, call),
          challenge,
          new AuthReply(challenge, session, parameters, null, available),
          secretCode);
    } catch (IOException | IllegalArgumentException | DateTimeException ignored) {
      throw new SavedSignInException();
    }
  }

  private static void write(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static @Nullable String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("cut short");
    }
    return new String(bytes, UTF_8);
  }

  private static String required(DataInputStream in) throws IOException {
    String text = read(in);
    if (text == null) {
      throw new IOException("a text is missing");
    }
    return text;
  }

  /** The session would let whoever has it go on with the sign-in. */
  @Override
  public String toString() {
    return "SavedState[" + state + "]";
  }
}
