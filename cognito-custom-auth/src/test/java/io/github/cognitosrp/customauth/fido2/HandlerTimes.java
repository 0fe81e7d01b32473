package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.customauth.CustomAuthFlow;
import io.github.cognitosrp.customauth.CustomAuthHandler;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures how long the triggers take in a new JVM and in a warm one. The signatures are made in
 * this process, the triggers run in a child, which a prefix of the command can hold to a part of a
 * processor:
 *
 * <pre>java -cp … HandlerTimes [prefix …]</pre>
 *
 * <p>Prints milliseconds: from the start of the JVM to the end of the handler's constructor, then
 * those of each event.
 */
final class HandlerTimes {
  private static final int STARTS = 5;
  private static final int WARM_SIGN_INS = 300;

  private HandlerTimes() {}

  /** Runs {@link Child} several times. */
  public static void main(String[] prefix) throws IOException {
    List<Double> init = new ArrayList<>();
    List<Double> firstCreate = new ArrayList<>();
    List<Double> firstVerify = new ArrayList<>();
    List<Double> warmVerify = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      TestAuthenticator key = new TestAuthenticator(PasskeyAlgorithm.ES256);
      Scene scene = new Scene();
      StoredCredential credential = scene.register(scene.alice, key, "Key");
      List<String> command = new ArrayList<>(List.of(prefix));
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx400m",
              "-cp",
              System.getProperty("java.class.path"),
              Child.class.getName(),
              Json.of(Map.copyOf(credential.publicKey())).toString(),
              credential.credentialId()));
      Process child =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (Writer events = child.outputWriter(UTF_8);
          BufferedReader answers =
              new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
        init.add(Double.valueOf(answers.readLine()));
        int signIns = start == 0 ? WARM_SIGN_INS : 1;
        for (int i = 0; i < signIns; i++) {
          double[] times = signIn(key, events, answers);
          (i == 0 ? firstVerify : warmVerify).add(times[1]);
          if (i == 0) {
            firstCreate.add(times[0]);
          }
        }
      } finally {
        child.destroy();
      }
    }
    System.out.printf(
        "init %.0f ms, first create %.0f ms, first verify %.0f ms (medians of %d starts);"
            + " warm verify %.1f ms (median of %d)%n",
        median(init),
        median(firstCreate),
        median(firstVerify),
        STARTS,
        median(warmVerify.subList(warmVerify.size() / 2, warmVerify.size())),
        warmVerify.size() - warmVerify.size() / 2);
  }

  private static double[] signIn(TestAuthenticator key, Writer events, BufferedReader answers)
      throws IOException {
    ObjectNode event = event("CreateAuthChallenge_Authentication");
    event
        .withObjectProperty("request")
        .put("challengeName", "CUSTOM_CHALLENGE")
        .putArray("session");
    send(event, events);
    String[] created = answers.readLine().split(" ", 2);
    ObjectNode response = Json.parse(created[1]).orElseThrow();
    String options = response.at("/publicChallengeParameters/fido2options").stringValue();
    String challenge = Json.text(Json.parse(options).orElseThrow(), "challenge");
    ObjectNode verify = event("VerifyAuthChallengeResponse_Authentication");
    verify
        .withObjectProperty("request")
        .put("challengeAnswer", key.answer(challenge))
        .set("privateChallengeParameters", response.get("privateChallengeParameters"));
    send(verify, events);
    String[] verified = answers.readLine().split(" ", 2);
    if (!verified[1].contains("true")) {
      throw new IllegalStateException(verified[1]);
    }
    return new double[] {Double.parseDouble(created[0]), Double.parseDouble(verified[0])};
  }

  private static void send(ObjectNode event, Writer events) throws IOException {
    events.write(event + "\n");
    events.flush();
  }

  private static ObjectNode event(String source) {
    ObjectNode event = Json.object().put("triggerSource", source).put("userName", Scene.ALICE);
    event.putObject("request").putObject("userAttributes").put("sub", Scene.SUB);
    return event;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** The triggers, as Lambda runs them: one event after the other. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      RelyingParty party = RelyingParty.builder().ids(Scene.RP_ID).origins(Scene.ORIGIN).build();
      InMemoryCredentialStore credentials = new InMemoryCredentialStore();
      CustomAuthHandler handler =
          new CustomAuthHandler(
              CustomAuthFlow.builder()
                  .passwordless()
                  .challenge(Fido2Challenge.builder(party, credentials).build())
                  .log(line -> {})
                  .build());
      System.out.println(
          System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
      @SuppressWarnings("unchecked")
      Map<String, String> jwk =
          (Map<String, String>) (Map<?, ?>) Json.map(Json.parse(arguments[0]).orElseThrow());
      credentials.add(
          new StoredCredential(
              "s|" + Scene.SUB,
              arguments[1],
              jwk,
              "Key",
              0,
              true,
              false,
              false,
              new UUID(0, 0),
              List.of(),
              Scene.RP_ID,
              Clock.systemUTC().instant(),
              null,
              0,
              ""));
      BufferedReader events = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      for (String line = events.readLine(); line != null; line = events.readLine()) {
        Map<String, Object> event = Json.map(Json.parse(line).orElseThrow());
        long start = System.nanoTime();
        Object response = handler.handle(event).get("response");
        double millis = (System.nanoTime() - start) / 1e6;
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) response;
        System.out.println(millis + " " + Json.of(map));
      }
    }
  }
}
