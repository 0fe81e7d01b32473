package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.CognitoSrpBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** What is said about a failure, and that saying it does no harm. */
class DiagnosisTest {
  private static final ScriptedService.Script REFUSING =
      request ->
          ScriptedService.Answer.refusal(
              "NotAuthorizedException", "Incorrect username or password.");

  private static CognitoSrpBuilder srp() {
    return CognitoSrp.builder().userPool("local-1_X").appClient("web", "sesame".toCharArray());
  }

  private static Throwable refusedResume(Way way, CognitoSrp srp) throws IOException {
    try (ScriptedService service = new ScriptedService(REFUSING)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), srp).build();
      RefreshRequest stored = RefreshRequest.of("al\nice", "token");
      return catchThrowable(
          () -> way.get(() -> signIn.resume(stored), () -> signIn.resumeAsync(stored)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureWithoutArithmeticNamesNoBackendAndOpensNone(Way way) throws IOException {
    Throwable failure = refusedResume(way, srp().build());

    Diagnosis diagnosis = Diagnosis.of(failure).orElseThrow();
    assertThat(diagnosis.backend()).isEmpty();
    assertThat(diagnosis.arithmetic()).isZero();
    assertThat(diagnosis.toString())
        .startsWith("InitiateAuth REFRESH_TOKEN_AUTH")
        .doesNotContain("backend");
  }

  @ParameterizedTest
  @EnumSource
  void anAdministratorsOperationIsNamed(Way way) throws IOException {
    ScriptedService.Script challenge =
        request -> ScriptedService.Answer.ok(ScriptedService.PASSWORD_VERIFIER);
    try (ScriptedService service = new ScriptedService(REFUSING)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), srp().build()).admin(true).build();
      assertThat(refusedOperation(way, signIn)).isEqualTo("AdminInitiateAuth");

      service.script(request ->
          request.operation().equals("AdminInitiateAuth")
              ? challenge.answer(request)
              : REFUSING.answer(request));
      assertThat(refusedOperation(way, signIn)).isEqualTo("AdminRespondToAuthChallenge");
    }
  }

  private static String refusedOperation(Way way, CognitoSignIn signIn) {
    return Diagnosis.of(
            catchThrowable(() ->
                way.get(
                    () -> signIn.start("alice", "pw".toCharArray()),
                    () -> signIn.startAsync("alice", "pw".toCharArray()))))
        .orElseThrow()
        .operation();
  }

  @ParameterizedTest
  @EnumSource
  void anOperationOfASignedInUserIsNamed(Way way) throws IOException {
    try (ScriptedService service = new ScriptedService(ScriptedService.TOKENS)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), srp().build()).build();
      SignedIn alice = signIn.resume(RefreshRequest.of("alice", "token"));
      service.script(REFUSING);

      Throwable failure = catchThrowable(() -> way.get(alice::devices, alice::devicesAsync));

      assertThat(Diagnosis.of(failure).orElseThrow().operation()).isEqualTo("ListDevices");
    }
  }

  @Test
  void aLineFeedInAUserNameCannotForgeALineOfALog() throws IOException {
    String line = Diagnosis.of(refusedResume(Way.BLOCKING, srp().build())).orElseThrow().toString();

    assertThat(line).contains("SECRET_HASH over \"al\\u000aice\"").doesNotContain("\n");
  }

  @Test
  void aFailureThatWasSerialisedKeepsItsDiagnosis() throws Exception {
    Throwable failure = refusedResume(Way.BLOCKING, srp().build());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    Throwable copy;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      copy = (Throwable) in.readObject();
    }

    assertThat(Diagnosis.of(copy).orElseThrow())
        .hasToString(Diagnosis.of(failure).orElseThrow().toString());
  }

  @Test
  void itIsFoundBehindAnyWrapperOfAFuture() throws IOException {
    Throwable failure = refusedResume(Way.BLOCKING, srp().build());

    assertThat(Diagnosis.of(new CompletionException(failure))).isPresent();
    assertThat(Diagnosis.of(new ExecutionException(new CompletionException(failure)))).isPresent();
  }

  @Test
  void whatHasNoDiagnosisHasNone() {
    CompletionException circle = new CompletionException() {};
    circle.initCause(new CompletionException("b", circle));

    assertThat(Diagnosis.of(null)).isEmpty();
    assertThat(Diagnosis.of(new CompletionException(null))).isEmpty();
    assertThat(Diagnosis.of(circle)).isEmpty();
    assertThat(Diagnosis.of(NotAuthorizedException.builder().build())).isEmpty();
  }

  @Test
  void aWrapperThatDoesNotGiveItsCauseHasNone() {
    for (Throwable thrown : new Throwable[] {new IllegalStateException(), new AssertionError()}) {
      CompletionException wrapper =
          new CompletionException() {
            @Override
            public synchronized Throwable getCause() {
              if (thrown instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) thrown;
            }
          };

      assertThat(Diagnosis.of(wrapper)).isEmpty();
    }
  }
}
