package io.github.cognitosrp.awssdk.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ContextDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserContextDataType;

/**
 * What every request of a sign-in carries beside the protocol.
 *
 * @param clientMetadata for the pool's triggers
 * @param userContextData for threat protection, in the user's own operations
 * @param contextData for threat protection, in the {@code Admin…} operations
 */
public record RequestOptions(
    Map<String, String> clientMetadata,
    @Nullable UserContextDataType userContextData,
    @Nullable ContextDataType contextData) {}
