package io.github.cognitosrp.customauth;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.SignInFlow;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.model.Trigger;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** A user pool that calls a flow's triggers, and a client that signs in to it. */
public final class PoolWithFlow implements Closeable {
  public static final String PASSWORD = "correct horse";

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Closeable deployment;
  private final LocalUserPool pool;
  private final CognitoSrp srp;
  private final CognitoIdentityProviderClient client;

  /** Starts the pool with the user alice. The flow's log is kept here. */
  public PoolWithFlow(CustomAuthFlowBuilder flow) throws IOException {
    this(Deployment.ONE_FUNCTION, flow);
  }

  PoolWithFlow(Deployment way, CustomAuthFlowBuilder flow) throws IOException {
    LocalUserPoolBuilder builder = LocalUserPool.builder().user("alice", PASSWORD);
    deployment = way.into(builder, flow.log(log::add).build());
    pool = builder.start();
    srp = srp();
    client = connect();
  }

  /** Starts the pool with the user alice and triggers that log elsewhere. */
  PoolWithFlow(Trigger define, Trigger create, Trigger verify) {
    deployment = () -> {};
    pool =
        LocalUserPool.builder().user("alice", PASSWORD).customAuth(define, create, verify).start();
    srp = srp();
    client = connect();
  }

  private CognitoSrp srp() {
    return CognitoSrp.builder().userPool(pool.userPoolId()).appClient(pool.clientId()).build();
  }

  private CognitoIdentityProviderClient connect() {
    return CognitoIdentityProviderClient.builder()
        .region(Region.of(srp.userPool().region()))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .endpointOverride(pool.endpoint())
        .build();
  }

  /** Alice's password is right, and the flow asks. */
  CustomAnswerRequired asked() {
    return (CustomAnswerRequired)
        signIn().start(SignInFlow.CUSTOM_AUTH, "alice", PASSWORD.toCharArray());
  }

  public CognitoSignIn signIn() {
    return CognitoSignIn.create(client, srp);
  }

  public CognitoIdentityProviderClient client() {
    return client;
  }

  public LocalUserPool pool() {
    return pool;
  }

  public List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public void close() throws IOException {
    client.close();
    pool.close();
    deployment.close();
  }
}
