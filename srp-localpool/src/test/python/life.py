"""Drives every operation of the local pool, each with a success and its main refusal.

Arguments: boto3 or awscli, the endpoint, the pool's id, and the names of all operations of the pool.
Prints the operations that it did not call, one a line. With awscli the calls go through the `main` of
AWS's command line, in this process, because a process for each takes a second.
"""
import contextlib
import io
import json
import re
import sys

tool, endpoint, pool, operations = sys.argv[1], sys.argv[2], sys.argv[3], set(sys.argv[4:])
called = set()


class Refusal(Exception):
    """An error of the service, with its name."""

    def __init__(self, code, text):
        super().__init__(code + ": " + text)
        self.code = code


class Boto3:
    def __init__(self):
        import boto3
        from botocore.config import Config

        self.client = boto3.client(
            "cognito-idp",
            region_name="local-1",
            endpoint_url=endpoint,
            aws_access_key_id="any",
            aws_secret_access_key="any",
            config=Config(retries={"max_attempts": 0}),
        )
        self.names = dict(self.client.meta.method_to_api_mapping)

    def call(self, method, parameters):
        try:
            return getattr(self.client, method)(**parameters)
        except self.client.exceptions.ClientError as e:
            raise Refusal(e.response["Error"]["Code"], str(e)) from e


class AwsCli:
    def __init__(self):
        from awscli.clidriver import create_clidriver

        # Debian's has a botocore of its own, which must be imported first and alone.
        from botocore import xform_name

        self.driver = create_clidriver()
        model = self.driver.session.get_service_model("cognito-idp")
        self.names = {xform_name(name): name for name in model.operation_names}

    def call(self, method, parameters):
        out, err = io.StringIO(), io.StringIO()
        command = method.replace("_", "-")
        arguments = ["cognito-idp", command, "--endpoint-url", endpoint, "--output", "json"]
        arguments += ["--cli-input-json", json.dumps(parameters)]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = self.driver.main(arguments)
        if code != 0:
            named = re.search(r"An error occurred \((\w+)\)", err.getvalue())
            assert named, (command, code, err.getvalue())
            raise Refusal(named.group(1), err.getvalue())
        return json.loads(out.getvalue() or "{}")


class Client:
    """Methods as boto3 names them, over either tool."""

    def __init__(self, calls):
        self.calls = calls

    def __getattr__(self, method):
        if method not in self.calls.names:
            raise AttributeError(method)

        def call(**parameters):
            called.add(self.calls.names[method])
            return self.calls.call(method, parameters)

        return call


client = Client(AwsCli() if tool == "awscli" else Boto3())


def refused(error, method, **parameters):
    try:
        getattr(client, method)(**parameters)
    except Refusal as e:
        assert e.code == error, (method, e)
    else:
        raise AssertionError(method + " was not refused with " + error)


def sign_in(username, password):
    return client.initiate_auth(
        ClientId="localclient",
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": username, "PASSWORD": password},
    )["AuthenticationResult"]


web = {"ClientId": "localclient", "Username": "alice"}
admin = {"UserPoolId": pool, "Username": "alice"}
email = {"Name": "email", "Value": "alice@example.com"}

# Signing up.
answer = client.sign_up(**web, Password="first", UserAttributes=[email])
assert answer["CodeDeliveryDetails"]["Destination"] == "a***@e***", answer
refused("UsernameExistsException", "sign_up", **web, Password="x")
refused("CodeMismatchException", "confirm_sign_up", **web, ConfirmationCode="0")
client.resend_confirmation_code(**web)
client.confirm_sign_up(**web, ConfirmationCode="123456")
refused("InvalidParameterException", "resend_confirmation_code", **web)

# Signed in.
tokens = sign_in("alice", "first")
access = {"AccessToken": tokens["AccessToken"]}
not_a_token = {"AccessToken": "x"}
user = client.get_user(**access)
assert {"Name": "email_verified", "Value": "true"} in user["UserAttributes"], user
refused("NotAuthorizedException", "get_user", **not_a_token)
name = [{"Name": "name", "Value": "Alice"}]
client.update_user_attributes(**access, UserAttributes=name)
refused(
    "InvalidParameterException",
    "update_user_attributes",
    **access,
    UserAttributes=[{"Name": "exp", "Value": "never"}],
)
client.delete_user_attributes(**access, UserAttributeNames=["name"])
refused("NotAuthorizedException", "delete_user_attributes", **access, UserAttributeNames=["sub"])
client.get_user_attribute_verification_code(**access, AttributeName="email")
refused("CodeMismatchException", "verify_user_attribute", **access, AttributeName="email", Code="0")
client.verify_user_attribute(**access, AttributeName="email", Code="123456")
refused(
    "InvalidParameterException",
    "get_user_attribute_verification_code",
    **access,
    AttributeName="phone_number",
)
refused(
    "NotAuthorizedException",
    "change_password",
    **access,
    PreviousPassword="wrong",
    ProposedPassword="second",
)
client.change_password(**access, PreviousPassword="first", ProposedPassword="second")
client.forgot_password(**web)
refused(
    "CodeMismatchException",
    "confirm_forgot_password",
    **web,
    ConfirmationCode="0",
    Password="third",
)
client.confirm_forgot_password(**web, ConfirmationCode="123456", Password="third")
secret = client.associate_software_token(**access)["SecretCode"]
assert len(secret) == 32
refused("EnableSoftwareTokenMFAException", "verify_software_token", **access, UserCode="000000")
client.set_user_mfa_preference(**access, SMSMfaSettings={"Enabled": False})
refused(
    "InvalidParameterException",
    "set_user_mfa_preference",
    **access,
    SMSMfaSettings={"Enabled": True},
)

# Devices.
assert client.list_devices(**access)["Devices"] == []
device = {"DeviceKey": "local-1_00000000-0000-0000-0000-000000000000"}
for method in ["get_device", "forget_device"]:
    refused("ResourceNotFoundException", method, **access, **device)
for method in ["admin_get_device", "admin_forget_device"]:
    refused("ResourceNotFoundException", method, **admin, **device)
status = {"DeviceRememberedStatus": "remembered"}
refused("ResourceNotFoundException", "update_device_status", **access, **device, **status)
refused("ResourceNotFoundException", "admin_update_device_status", **admin, **device, **status)
refused("InvalidParameterException", "confirm_device", **access, **device)
client.admin_list_devices(**admin)

# Administration.
bob = {"UserPoolId": pool, "Username": "bob"}
client.admin_create_user(**bob, TemporaryPassword="t", UserAttributes=[email])
refused("UsernameExistsException", "admin_create_user", **bob)
started = client.admin_initiate_auth(
    UserPoolId=pool,
    ClientId="localclient",
    AuthFlow="ADMIN_USER_PASSWORD_AUTH",
    AuthParameters={"USERNAME": "bob", "PASSWORD": "t"},
)
assert started["ChallengeName"] == "NEW_PASSWORD_REQUIRED", started
answer = {
    "ClientId": "localclient",
    "ChallengeName": "NEW_PASSWORD_REQUIRED",
    "Session": started["Session"],
    "ChallengeResponses": {"USERNAME": "bob", "NEW_PASSWORD": "n"},
}
assert client.admin_respond_to_auth_challenge(UserPoolId=pool, **answer)["AuthenticationResult"]
refused("NotAuthorizedException", "respond_to_auth_challenge", **answer)
client.admin_set_user_password(**bob, Password="p", Permanent=True)
client.admin_update_user_attributes(**bob, UserAttributes=[{"Name": "email_verified", "Value": "true"}])
client.admin_delete_user_attributes(**bob, UserAttributeNames=["name"])
client.admin_set_user_mfa_preference(**bob, SMSMfaSettings={"Enabled": False})
client.admin_reset_user_password(**bob)
refused("NotAuthorizedException", "admin_confirm_sign_up", **bob)
assert client.admin_get_user(**bob)["UserStatus"] == "RESET_REQUIRED"
client.admin_disable_user(**bob)
client.admin_enable_user(**bob)
assert len(client.list_users(UserPoolId=pool, AttributesToGet=["email"])["Users"]) == 2
refused("InvalidParameterException", "list_users", UserPoolId=pool, Filter="x")

# Groups.
group = {"UserPoolId": pool, "GroupName": "admins"}
client.create_group(**group, Precedence=1)
refused("GroupExistsException", "create_group", **group)
client.update_group(**group, Description="those who may")
assert client.get_group(**group)["Group"]["Description"] == "those who may"
client.admin_add_user_to_group(**group, Username="bob")
assert client.admin_list_groups_for_user(**bob)["Groups"][0]["GroupName"] == "admins"
assert client.list_users_in_group(**group)["Users"][0]["Username"] == "bob"
assert len(client.list_groups(UserPoolId=pool)["Groups"]) == 1
client.admin_remove_user_from_group(**group, Username="bob")
client.delete_group(**group)
refused("ResourceNotFoundException", "get_group", **group)

# Descriptions.
assert client.list_user_pools(MaxResults=10)["UserPools"][0]["Id"] == pool
assert client.describe_user_pool(UserPoolId=pool)["UserPool"]["Id"] == pool
refused("ResourceNotFoundException", "describe_user_pool", UserPoolId="local-1_Other")
assert len(client.list_user_pool_clients(UserPoolId=pool)["UserPoolClients"]) == 1
client.describe_user_pool_client(UserPoolId=pool, ClientId="localclient")
client.get_user_pool_mfa_config(UserPoolId=pool)

# The end.
tokens = sign_in("alice", "third")
access = {"AccessToken": tokens["AccessToken"]}
refresh = {"ClientId": "localclient", "RefreshToken": tokens["RefreshToken"]}
for method in ["get_user_auth_factors", "list_web_authn_credentials"]:
    if hasattr(client, method):
        getattr(client, method)(**access)
if hasattr(client, "start_web_authn_registration"):
    refused("WebAuthnNotEnabledException", "start_web_authn_registration", **access)
    refused("WebAuthnNotEnabledException", "complete_web_authn_registration", **access, Credential={})
    refused("ResourceNotFoundException", "delete_web_authn_credential", **access, CredentialId="x")
if hasattr(client, "get_tokens_from_refresh_token"):
    assert client.get_tokens_from_refresh_token(**refresh)["AuthenticationResult"]["IdToken"]
client.revoke_token(ClientId="localclient", Token=tokens["RefreshToken"])
refused("NotAuthorizedException", "get_user", **access)
client.global_sign_out(AccessToken=sign_in("alice", "third")["AccessToken"])
client.admin_user_global_sign_out(**admin)
client.delete_user(AccessToken=sign_in("alice", "third")["AccessToken"])
client.admin_delete_user(**bob)
refused("UserNotFoundException", "admin_delete_user", **bob)
refused("UnknownOperationException", "create_user_pool", PoolName="another")

for missing in sorted(operations - called):
    method = "".join("_" + c.lower() if c.isupper() else c for c in missing).lstrip("_")
    if hasattr(client, method):
        print(missing)
