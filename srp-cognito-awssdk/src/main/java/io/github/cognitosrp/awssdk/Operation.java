package io.github.cognitosrp.awssdk;

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
record Operation<I, O extends CognitoIdentityProviderResponse>(
    String name,
    BiFunction<CognitoIdentityProviderClient, I, O> blocking,
    BiFunction<CognitoIdentityProviderAsyncClient, I, CompletableFuture<O>> async) {

  static final Operation<InitiateAuthRequest, InitiateAuthResponse> INITIATE_AUTH =
      new Operation<>(
          "InitiateAuth",
          CognitoIdentityProviderClient::initiateAuth,
          CognitoIdentityProviderAsyncClient::initiateAuth);

  static final Operation<RespondToAuthChallengeRequest, RespondToAuthChallengeResponse>
      RESPOND_TO_AUTH_CHALLENGE =
          new Operation<>(
              "RespondToAuthChallenge",
              CognitoIdentityProviderClient::respondToAuthChallenge,
              CognitoIdentityProviderAsyncClient::respondToAuthChallenge);

  static final Operation<AdminInitiateAuthRequest, AdminInitiateAuthResponse> ADMIN_INITIATE_AUTH =
      new Operation<>(
          "AdminInitiateAuth",
          CognitoIdentityProviderClient::adminInitiateAuth,
          CognitoIdentityProviderAsyncClient::adminInitiateAuth);

  static final Operation<AdminRespondToAuthChallengeRequest, AdminRespondToAuthChallengeResponse>
      ADMIN_RESPOND_TO_AUTH_CHALLENGE =
          new Operation<>(
              "AdminRespondToAuthChallenge",
              CognitoIdentityProviderClient::adminRespondToAuthChallenge,
              CognitoIdentityProviderAsyncClient::adminRespondToAuthChallenge);

  static final Operation<ConfirmDeviceRequest, ConfirmDeviceResponse> CONFIRM_DEVICE =
      new Operation<>(
          "ConfirmDevice",
          CognitoIdentityProviderClient::confirmDevice,
          CognitoIdentityProviderAsyncClient::confirmDevice);

  static final Operation<UpdateDeviceStatusRequest, UpdateDeviceStatusResponse>
      UPDATE_DEVICE_STATUS =
          new Operation<>(
              "UpdateDeviceStatus",
              CognitoIdentityProviderClient::updateDeviceStatus,
              CognitoIdentityProviderAsyncClient::updateDeviceStatus);

  static final Operation<ListDevicesRequest, ListDevicesResponse> LIST_DEVICES =
      new Operation<>(
          "ListDevices",
          CognitoIdentityProviderClient::listDevices,
          CognitoIdentityProviderAsyncClient::listDevices);

  static final Operation<AdminListDevicesRequest, AdminListDevicesResponse> ADMIN_LIST_DEVICES =
      new Operation<>(
          "AdminListDevices",
          CognitoIdentityProviderClient::adminListDevices,
          CognitoIdentityProviderAsyncClient::adminListDevices);

  static final Operation<ForgetDeviceRequest, ForgetDeviceResponse> FORGET_DEVICE =
      new Operation<>(
          "ForgetDevice",
          CognitoIdentityProviderClient::forgetDevice,
          CognitoIdentityProviderAsyncClient::forgetDevice);

  static final Operation<AdminForgetDeviceRequest, AdminForgetDeviceResponse> ADMIN_FORGET_DEVICE =
      new Operation<>(
          "AdminForgetDevice",
          CognitoIdentityProviderClient::adminForgetDevice,
          CognitoIdentityProviderAsyncClient::adminForgetDevice);

  static final Operation<GlobalSignOutRequest, GlobalSignOutResponse> GLOBAL_SIGN_OUT =
      new Operation<>(
          "GlobalSignOut",
          CognitoIdentityProviderClient::globalSignOut,
          CognitoIdentityProviderAsyncClient::globalSignOut);

  static final Operation<AdminUserGlobalSignOutRequest, AdminUserGlobalSignOutResponse>
      ADMIN_USER_GLOBAL_SIGN_OUT =
          new Operation<>(
              "AdminUserGlobalSignOut",
              CognitoIdentityProviderClient::adminUserGlobalSignOut,
              CognitoIdentityProviderAsyncClient::adminUserGlobalSignOut);

  static final Operation<RevokeTokenRequest, RevokeTokenResponse> REVOKE_TOKEN =
      new Operation<>(
          "RevokeToken",
          CognitoIdentityProviderClient::revokeToken,
          CognitoIdentityProviderAsyncClient::revokeToken);

  static final Operation<AssociateSoftwareTokenRequest, AssociateSoftwareTokenResponse>
      ASSOCIATE_SOFTWARE_TOKEN =
          new Operation<>(
              "AssociateSoftwareToken",
              CognitoIdentityProviderClient::associateSoftwareToken,
              CognitoIdentityProviderAsyncClient::associateSoftwareToken);

  static final Operation<VerifySoftwareTokenRequest, VerifySoftwareTokenResponse>
      VERIFY_SOFTWARE_TOKEN =
          new Operation<>(
              "VerifySoftwareToken",
              CognitoIdentityProviderClient::verifySoftwareToken,
              CognitoIdentityProviderAsyncClient::verifySoftwareToken);

  static final Operation<SetUserMfaPreferenceRequest, SetUserMfaPreferenceResponse>
      SET_USER_MFA_PREFERENCE =
          new Operation<>(
              "SetUserMFAPreference",
              CognitoIdentityProviderClient::setUserMFAPreference,
              CognitoIdentityProviderAsyncClient::setUserMFAPreference);
}
