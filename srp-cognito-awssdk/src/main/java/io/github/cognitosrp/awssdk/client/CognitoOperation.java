package io.github.cognitosrp.awssdk.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminForgetDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListDevicesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** One operation of the service, for either kind of client. */
public record CognitoOperation<I, O extends CognitoIdentityProviderResponse>(
    String name,
    BiFunction<CognitoIdentityProviderClient, I, O> blocking,
    BiFunction<CognitoIdentityProviderAsyncClient, I, CompletableFuture<O>> async) {

  public static final CognitoOperation<InitiateAuthRequest, InitiateAuthResponse> INITIATE_AUTH =
      new CognitoOperation<>(
          "InitiateAuth",
          CognitoIdentityProviderClient::initiateAuth,
          CognitoIdentityProviderAsyncClient::initiateAuth);

  public static final CognitoOperation<
          RespondToAuthChallengeRequest, RespondToAuthChallengeResponse>
      RESPOND_TO_AUTH_CHALLENGE =
          new CognitoOperation<>(
              "RespondToAuthChallenge",
              CognitoIdentityProviderClient::respondToAuthChallenge,
              CognitoIdentityProviderAsyncClient::respondToAuthChallenge);

  public static final CognitoOperation<AdminInitiateAuthRequest, AdminInitiateAuthResponse>
      ADMIN_INITIATE_AUTH =
          new CognitoOperation<>(
              "AdminInitiateAuth",
              CognitoIdentityProviderClient::adminInitiateAuth,
              CognitoIdentityProviderAsyncClient::adminInitiateAuth);

  public static final CognitoOperation<
          AdminRespondToAuthChallengeRequest, AdminRespondToAuthChallengeResponse>
      ADMIN_RESPOND_TO_AUTH_CHALLENGE =
          new CognitoOperation<>(
              "AdminRespondToAuthChallenge",
              CognitoIdentityProviderClient::adminRespondToAuthChallenge,
              CognitoIdentityProviderAsyncClient::adminRespondToAuthChallenge);

  public static final CognitoOperation<
          GetTokensFromRefreshTokenRequest, GetTokensFromRefreshTokenResponse>
      GET_TOKENS_FROM_REFRESH_TOKEN =
          new CognitoOperation<>(
              "GetTokensFromRefreshToken",
              CognitoIdentityProviderClient::getTokensFromRefreshToken,
              CognitoIdentityProviderAsyncClient::getTokensFromRefreshToken);

  public static final CognitoOperation<ConfirmDeviceRequest, ConfirmDeviceResponse> CONFIRM_DEVICE =
      new CognitoOperation<>(
          "ConfirmDevice",
          CognitoIdentityProviderClient::confirmDevice,
          CognitoIdentityProviderAsyncClient::confirmDevice);

  public static final CognitoOperation<UpdateDeviceStatusRequest, UpdateDeviceStatusResponse>
      UPDATE_DEVICE_STATUS =
          new CognitoOperation<>(
              "UpdateDeviceStatus",
              CognitoIdentityProviderClient::updateDeviceStatus,
              CognitoIdentityProviderAsyncClient::updateDeviceStatus);

  public static final CognitoOperation<ListDevicesRequest, ListDevicesResponse> LIST_DEVICES =
      new CognitoOperation<>(
          "ListDevices",
          CognitoIdentityProviderClient::listDevices,
          CognitoIdentityProviderAsyncClient::listDevices);

  public static final CognitoOperation<AdminListDevicesRequest, AdminListDevicesResponse>
      ADMIN_LIST_DEVICES =
          new CognitoOperation<>(
              "AdminListDevices",
              CognitoIdentityProviderClient::adminListDevices,
              CognitoIdentityProviderAsyncClient::adminListDevices);

  public static final CognitoOperation<ForgetDeviceRequest, ForgetDeviceResponse> FORGET_DEVICE =
      new CognitoOperation<>(
          "ForgetDevice",
          CognitoIdentityProviderClient::forgetDevice,
          CognitoIdentityProviderAsyncClient::forgetDevice);

  public static final CognitoOperation<AdminForgetDeviceRequest, AdminForgetDeviceResponse>
      ADMIN_FORGET_DEVICE =
          new CognitoOperation<>(
              "AdminForgetDevice",
              CognitoIdentityProviderClient::adminForgetDevice,
              CognitoIdentityProviderAsyncClient::adminForgetDevice);

  public static final CognitoOperation<GlobalSignOutRequest, GlobalSignOutResponse>
      GLOBAL_SIGN_OUT =
          new CognitoOperation<>(
              "GlobalSignOut",
              CognitoIdentityProviderClient::globalSignOut,
              CognitoIdentityProviderAsyncClient::globalSignOut);

  public static final CognitoOperation<
          AdminUserGlobalSignOutRequest, AdminUserGlobalSignOutResponse>
      ADMIN_USER_GLOBAL_SIGN_OUT =
          new CognitoOperation<>(
              "AdminUserGlobalSignOut",
              CognitoIdentityProviderClient::adminUserGlobalSignOut,
              CognitoIdentityProviderAsyncClient::adminUserGlobalSignOut);

  public static final CognitoOperation<RevokeTokenRequest, RevokeTokenResponse> REVOKE_TOKEN =
      new CognitoOperation<>(
          "RevokeToken",
          CognitoIdentityProviderClient::revokeToken,
          CognitoIdentityProviderAsyncClient::revokeToken);

  public static final CognitoOperation<
          AssociateSoftwareTokenRequest, AssociateSoftwareTokenResponse>
      ASSOCIATE_SOFTWARE_TOKEN =
          new CognitoOperation<>(
              "AssociateSoftwareToken",
              CognitoIdentityProviderClient::associateSoftwareToken,
              CognitoIdentityProviderAsyncClient::associateSoftwareToken);

  public static final CognitoOperation<VerifySoftwareTokenRequest, VerifySoftwareTokenResponse>
      VERIFY_SOFTWARE_TOKEN =
          new CognitoOperation<>(
              "VerifySoftwareToken",
              CognitoIdentityProviderClient::verifySoftwareToken,
              CognitoIdentityProviderAsyncClient::verifySoftwareToken);

  public static final CognitoOperation<SetUserMfaPreferenceRequest, SetUserMfaPreferenceResponse>
      SET_USER_MFA_PREFERENCE =
          new CognitoOperation<>(
              "SetUserMFAPreference",
              CognitoIdentityProviderClient::setUserMFAPreference,
              CognitoIdentityProviderAsyncClient::setUserMFAPreference);
}
