package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.RequestOptions;
import io.github.cognitosrp.awssdk.support.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ContextDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserContextDataType;

/**
 * What differs from one sign-in to the next: see {@link CognitoSignIn#withOptions}. Immutable,
 * thread-safe.
 *
 * <pre>{@code
 * SignInOptions options =
 *     SignInOptions.none()
 *         .withClientMetadata(Map.of("tenant", tenant))
 *         .withUserContextData(
 *             UserContextDataType.builder().encodedData(fromBrowser).ipAddress(address).build());
 * SignInResult result = signIn.withOptions(options).start(username, password);
 * }</pre>
 */
public final class SignInOptions {
  private static final SignInOptions NONE = new SignInOptions(Map.of(), null, null);

  private final Map<String, String> clientMetadata;
  private final @Nullable UserContextDataType userContextData;
  private final @Nullable ContextDataType contextData;

  private SignInOptions(
      Map<String, String> clientMetadata,
      @Nullable UserContextDataType userContextData,
      @Nullable ContextDataType contextData) {
    this.clientMetadata = clientMetadata;
    this.userContextData = userContextData;
    this.contextData = contextData;
  }

  /**
   * No options.
   *
   * @return options to add to
   */
  public static SignInOptions none() {
    return NONE;
  }

  /**
   * Sets what the pool's triggers get with each request: ClientMetadata. It is no place for
   * secrets. Where {@link CognitoSignInBuilder#clientMetadata} has the same name, this value wins.
   *
   * @param metadata names and values
   * @return new options
   * @throws IllegalArgumentException if the map, a name or a value is {@code null} or breaks its
   *     rule
   */
  public SignInOptions withClientMetadata(Map<String, String> metadata) {
    return new SignInOptions(Arguments.copy(metadata, "metadata"), userContextData, contextData);
  }

  /**
   * Sets what threat protection learns of the user's device: UserContextData. EncodedData is made
   * by Amazon's script in the browser; an IP address counts for app clients with a secret that
   * accept additional context data. It is not sent in {@code Admin…} operations.
   *
   * @param data the data
   * @return new options
   * @throws IllegalArgumentException if the data is {@code null}
   */
  public SignInOptions withUserContextData(UserContextDataType data) {
    return new SignInOptions(clientMetadata, Arguments.notNull(data, "data"), contextData);
  }

  /**
   * Sets what threat protection learns of the user's device in {@code Admin…} operations:
   * ContextData. It is sent in those only.
   *
   * @param data the data
   * @return new options
   * @throws IllegalArgumentException if the data is {@code null}
   */
  public SignInOptions withContextData(ContextDataType data) {
    return new SignInOptions(clientMetadata, userContextData, Arguments.notNull(data, "data"));
  }

  RequestOptions over(Map<String, String> defaults) {
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(clientMetadata);
    return new RequestOptions(Map.copyOf(all), userContextData, contextData);
  }

  /**
   * Shows no value.
   *
   * @return the names of the metadata
   */
  @Override
  public String toString() {
    return "SignInOptions[clientMetadata=" + clientMetadata.keySet() + "]";
  }
}
