package io.github.cognitosrp.cli.residue;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.cognitosrp.awssdk.Totp;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DevicePasswordVerifierChallenge;
import io.github.cognitosrp.cognito.DeviceSrpSession;
import io.github.cognitosrp.cognito.HashedPassword;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserSrpSession;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.ProcessMemory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Answers a user's and a device's challenge, closes everything, and writes its own memory to files:
 * {@code native.bin}, all that may be written but the Java heap; {@code closed.bin}, the heap's
 * memory at once; {@code live.hprof}, what the heap holds; {@code later.bin}, the heap's memory
 * after it has been filled three times over.
 */
final class SecretHolder {
  /** A read of more bytes goes through a buffer of its own in the memory that is read. */
  private static final int WINDOW = 8192;

  private static final int THREADS = 8;

  /** What a program would still have after it has closed all. */
  private static final List<Object> HELD = Collections.synchronizedList(new ArrayList<>());

  private static volatile byte[] filler = new byte[0];

  private SecretHolder() {}

  /**
   * Prints A of the user and of the device, and both signatures.
   *
   * @param arguments the backend, the folder, SRP_B of the user's and of the device's challenge,
   *     and numbers in hexadecimal to keep on purpose, for the control
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    for (String kept : Arrays.asList(arguments).subList(4, arguments.length)) {
      keep(HexFormat.of().parseHex(kept));
    }
    List<String> printed =
        ProcessMemory.onThreadsThatStay(
            THREADS, () -> answerBoth(arguments[0], arguments[2], arguments[3]));
    printed.forEach(System.out::println);
    long[] heap = ProcessMemory.heap(folder.resolve("heap.log"));
    write(folder.resolve("native.bin"), heap, false);
    write(folder.resolve("closed.bin"), heap, true);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(folder.resolve("live.hprof").toString(), true);
    for (long filled = 0; filled < 3 * (heap[1] - heap[0]); filled += filler.length) {
      filler = new byte[1 << 16];
    }
    write(folder.resolve("later.bin"), heap, true);
    System.out.println("held=" + HELD.size());
  }

  private static List<String> answerBoth(String backend, String largeB, String deviceLargeB) {
    List<String> lines = new ArrayList<>();
    CognitoSrp srp =
        CognitoSrp.builder()
            .userPool(Secrets.POOL)
            .appClient("1example23456789")
            .modPow(ModPows.named(backend))
            .clock(Clock.fixed(Secrets.NOW, ZoneOffset.UTC))
            .secureRandom(new Secrets.Random())
            .build();
    char[] password = Secrets.password();
    UserSrpSession session = srp.beginUser(Secrets.USER);
    PasswordVerifierChallenge challenge = PasswordVerifierChallenge.parse(parameters(largeB));
    lines.add("userA=" + session.authParameters().get("SRP_A"));
    lines.add(
        "userSignature="
            + session.answer(challenge, password).toMap().get("PASSWORD_CLAIM_SIGNATURE"));
    HashedPassword hashed = srp.hashPassword(Secrets.USER, password);
    Arrays.fill(password, '\0');
    char[] devicePassword = Secrets.devicePassword();
    RememberedDevice device =
        RememberedDevice.restore(Secrets.DEVICE_KEY, Secrets.DEVICE_GROUP, devicePassword);
    Arrays.fill(devicePassword, '\0');
    DeviceSrpSession deviceSession = srp.beginDevice(Secrets.USER, device);
    lines.add("deviceA=" + deviceSession.challengeResponses().get("SRP_A"));
    lines.add(
        "deviceSignature="
            + deviceSession
                .answer(DevicePasswordVerifierChallenge.parse(parameters(deviceLargeB)))
                .toMap()
                .get("PASSWORD_CLAIM_SIGNATURE"));
    lines.add("code=" + Totp.code(Secrets.totpSecret(), Secrets.NOW));
    session.close();
    hashed.close();
    deviceSession.close();
    device.close();
    HELD.addAll(List.of(srp, session, challenge, hashed, device, deviceSession));
    return lines;
  }

  private static Map<String, String> parameters(String largeB) {
    return Map.of(
        "SRP_B", largeB,
        "SALT", Secrets.SALT.toString(16),
        "SECRET_BLOCK", Secrets.SECRET_BLOCK,
        "USER_ID_FOR_SRP", Secrets.USER,
        "USERNAME", Secrets.USER);
  }

  private static void keep(byte[] secret) {
    ByteBuffer outside = ByteBuffer.allocateDirect(secret.length).order(ByteOrder.LITTLE_ENDIAN);
    outside.put(secret);
    HELD.addAll(List.of(outside, new BigInteger(1, secret)));
  }

  private static void write(Path file, long[] heap, boolean ofHeap) throws IOException {
    byte[] window = new byte[WINDOW];
    try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r");
        OutputStream out = Files.newOutputStream(file)) {
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        String[] fields = line.split("[- ]+", 4);
        long start = Long.parseUnsignedLong(fields[0], 16);
        long end = Long.parseUnsignedLong(fields[1], 16);
        boolean inHeap = start >= heap[0] && end <= heap[1];
        if (!fields[2].startsWith("rw") || line.contains("[vvar") || inHeap != ofHeap) {
          continue;
        }
        for (long at = start; at < end; at += WINDOW) {
          int length = (int) Math.min(WINDOW, end - at);
          try {
            memory.seek(at);
            memory.readFully(window, 0, length);
          } catch (IOException guardPage) {
            break;
          }
          out.write(window, 0, length);
        }
      }
    }
  }
}
