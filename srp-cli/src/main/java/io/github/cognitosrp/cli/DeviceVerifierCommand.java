package io.github.cognitosrp.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DeviceVerifier;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a device's password, salt and verifier for clients in other languages. */
@Command(
    name = "device-verifier",
    description = {
      "Make the password, the salt and the verifier of a new device, and print them as JSON.",
      "DeviceKey and DeviceGroupKey are as given. DevicePassword is the device's secret: base64 of"
          + " 40 random bytes, 56 characters; the program that signs in keeps it, and it is shown"
          + " nowhere else. DeviceSecretVerifierConfig is what ConfirmDevice takes: Salt (base64 of"
          + " 16 random bytes, or 17 if a zero byte keeps the number positive) and"
          + " PasswordVerifier (base64 of at most 385 bytes)."
    })
final class DeviceVerifierCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** Without -h and -V: a device group key begins with a hyphen, and -hc_Z50Q2 is no option. */
  @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean helpWanted;

  @Option(
      names = "--device-key",
      required = true,
      description = "NewDeviceMetadata's DeviceKey, such as eu-central-1_ and a UUID.")
  private String deviceKey = "";

  @Option(
      names = "--device-group-key",
      required = true,
      description = "NewDeviceMetadata's DeviceGroupKey.")
  private String deviceGroupKey = "";

  @Override
  public Integer call() throws IOException {
    // A device's verifier depends on the two keys alone, not on the user pool or the app client.
    CognitoSrp srp =
        CognitoSrp.builder().userPool("us-east-1_NotUsed").appClient("notused").build();
    DeviceVerifier verifier = srp.newDevice(new NewDeviceMetadata(deviceKey, deviceGroupKey));
    try (RememberedDevice device = verifier.device()) {
      spec.commandLine().getOut().println(JSON.writeValueAsString(shown(device, verifier)));
    }
    return CommandLine.ExitCode.OK;
  }

  private static Map<String, Object> shown(RememberedDevice device, DeviceVerifier verifier) {
    char[] password = device.exportSecretPassword();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("DeviceKey", device.deviceKey());
    shown.put("DeviceGroupKey", device.deviceGroupKey());
    shown.put("DevicePassword", new String(password));
    shown.put(
        "DeviceSecretVerifierConfig",
        Map.of("PasswordVerifier", verifier.passwordVerifier(), "Salt", verifier.salt()));
    Arrays.fill(password, '\0');
    return shown;
  }
}
