package io.github.cognitosrp.localpool.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out why a proof failed: computes the signature as client programs with a known mistake do,
 * and names the mistakes under which it is the one that came.
 *
 * <p>The server does not know a. So it can follow a mistake only if the client still raised g^b to
 * some power: mistakes in u, in the key and in the signed message. A mistake in x or k leaves a
 * base whose logarithm nobody knows; {@link SuspectedClient} is for those.
 */
public final class ProofExplanation {
  private static final int MAX_MISTAKES = 2;
  private static final int GROUP_BYTES = 384;
  private static final int KEY_BYTES = 16;
  private static final byte[] INFO = "Caldera Derived Key".getBytes(UTF_8);

  private final ServerHandshake handshake;
  private final List<Choice<byte[]>> signatures;
  private final List<Choice<byte[]>> messages;

  private ProofExplanation(ServerHandshake handshake, SignedNames names, PasswordClaim proof) {
    this.handshake = handshake;
    this.signatures = signatures(proof);
    this.messages = messages(names, proof);
  }

  /**
   * The mistakes of the client, as the end of a sentence that begins with "the client".
   *
   * @param names the names that Cognito has signed, and those that clients sign by mistake
   * @return nothing if no combination of at most two known mistakes gives the signature
   */
  public static Optional<String> of(
      ServerHandshake handshake, SignedNames names, PasswordClaim proof) {
    ProofExplanation search = new ProofExplanation(handshake, names, proof);
    for (int mistakes = 0; mistakes <= MAX_MISTAKES; mistakes++) {
      Optional<List<String>> found = search.withMistakes(mistakes);
      if (found.isPresent()) {
        return found.map(
            list -> list.isEmpty() ? "computes the right signature" : String.join(" and ", list));
      }
    }
    return Optional.empty();
  }

  private Optional<List<String>> withMistakes(int count) {
    for (Choice<BigInteger> u : scramblers(handshake.publicA(), handshake.publicB())) {
      if (u.mistakes().size() > count) {
        continue;
      }
      BigInteger s = handshake.secret(u.value());
      for (Choice<byte[]> key : keys(s, u.value())) {
        for (Choice<byte[]> message : messages) {
          for (Choice<byte[]> signature : signatures) {
            List<String> mistakes = new ArrayList<>(u.mistakes());
            mistakes.addAll(key.mistakes());
            mistakes.addAll(message.mistakes());
            mistakes.addAll(signature.mistakes());
            if (mistakes.size() == count
                && Arrays.equals(SrpMath.hmac(key.value(), message.value()), signature.value())) {
              return Optional.of(mistakes);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Choice<BigInteger>> scramblers(BigInteger a, BigInteger b) {
    List<Choice<BigInteger>> choices = new ArrayList<>();
    choices.add(Choice.right(SrpMath.u(a, b)));
    BigInteger ofFixed = hash(fixed(a), fixed(b));
    BigInteger ofMagnitudes = hash(magnitude(a), magnitude(b));
    if (ofFixed.equals(ofMagnitudes)) {
      choices.add(
          Choice.mistake(
              ofFixed,
              "pads A and B to 384 bytes each, or removes their zero bytes, before it hashes them"
                  + " to u"));
    } else {
      choices.add(
          Choice.mistake(ofFixed, "pads A and B to 384 bytes each before it hashes them to u"));
      choices.add(
          Choice.mistake(
              ofMagnitudes, "removes the zero bytes of A and B before it hashes them to u"));
    }
    choices.add(
        Choice.mistake(
            hash(magnitude(a), b.toByteArray()),
            "removes the zero byte of A before it hashes A and B to u"));
    choices.add(
        Choice.mistake(
            hash(a.toByteArray(), magnitude(b)),
            "removes the zero byte of B before it hashes A and B to u"));
    choices.add(Choice.mistake(SrpMath.u(b, a), "hashes B before A to u"));
    choices.add(
        Choice.mistake(hash(hexText(a), hexText(b)), "hashes A and B to u as hexadecimal text"));
    return choices;
  }

  private static List<Choice<byte[]>> keys(BigInteger s, BigInteger u) {
    byte[] saltOfU = u.toByteArray();
    return List.of(
        Choice.right(SrpMath.key(s, u)),
        Choice.mistake(
            hkdf(saltOfU, magnitude(s)), "leaves out the zero byte in front of S for HKDF"),
        Choice.mistake(hkdf(saltOfU, fixed(s)), "pads S to 384 bytes for HKDF"),
        Choice.mistake(
            hkdf(magnitude(u), s.toByteArray()), "leaves out the zero byte in front of u for HKDF"),
        Choice.mistake(
            hkdf(s.toByteArray(), saltOfU), "swaps S and u, the input and the salt of HKDF"),
        Choice.mistake(
            expand(saltOfU, s, new byte[] {1}), "takes 32 bytes of HKDF as the key, not 16"),
        Choice.mistake(
            Arrays.copyOf(expand(saltOfU, s, new byte[0]), KEY_BYTES),
            "leaves out the byte 1 after HKDF's info"),
        Choice.mistake(SrpMath.sha256(s.toByteArray()), "takes SHA-256 of S as the key, not HKDF"),
        Choice.mistake(
            Arrays.copyOf(SrpMath.sha256(s.toByteArray()), KEY_BYTES),
            "takes half of SHA-256 of S as the key, not HKDF"));
  }

  private static List<Choice<byte[]>> messages(SignedNames names, PasswordClaim proof) {
    List<Choice<String>> timestamps = SignedTimestamps.of(proof.timestamp());
    List<Choice<byte[]>> blocks =
        List.of(
            Choice.right(proof.secretBlockBytes()),
            Choice.mistake(
                proof.secretBlock().getBytes(UTF_8),
                "signs SECRET_BLOCK as base64 text, not as the bytes behind it"));
    List<Choice<byte[]>> messages = new ArrayList<>();
    for (Choice<String> context : names.contexts()) {
      for (Choice<String> identity : names.identities()) {
        for (Choice<byte[]> block : blocks) {
          for (Choice<String> timestamp : timestamps) {
            List<String> mistakes = new ArrayList<>(context.mistakes());
            mistakes.addAll(identity.mistakes());
            mistakes.addAll(block.mistakes());
            mistakes.addAll(timestamp.mistakes());
            if (mistakes.size() <= MAX_MISTAKES) {
              messages.add(
                  new Choice<>(
                      join(
                          context.value().getBytes(UTF_8),
                          identity.value().getBytes(UTF_8),
                          block.value(),
                          timestamp.value().getBytes(UTF_8)),
                      mistakes));
            }
          }
        }
      }
    }
    return messages;
  }

  private static List<Choice<byte[]>> signatures(PasswordClaim proof) {
    List<Choice<byte[]>> signatures = new ArrayList<>();
    signatures.add(Choice.right(proof.signature()));
    addDecoded(
        signatures,
        proof.claim(),
        Base64.getUrlDecoder()::decode,
        "sends PASSWORD_CLAIM_SIGNATURE in the URL-safe form of base64");
    addDecoded(
        signatures,
        proof.claim(),
        HexFormat.of()::parseHex,
        "sends PASSWORD_CLAIM_SIGNATURE as hexadecimal text, not as base64");
    return signatures;
  }

  private static void addDecoded(
      List<Choice<byte[]>> signatures,
      String claim,
      Function<String, byte[]> decoder,
      String mistake) {
    try {
      signatures.add(Choice.mistake(decoder.apply(claim), mistake));
    } catch (IllegalArgumentException ignored) {
      // The claim does not have this form.
    }
  }

  private static byte[] hkdf(byte[] salt, byte[] input) {
    return Arrays.copyOf(SrpMath.hmac(SrpMath.hmac(salt, input), INFO, new byte[] {1}), KEY_BYTES);
  }

  private static byte[] expand(byte[] salt, BigInteger s, byte[] counter) {
    return SrpMath.hmac(SrpMath.hmac(salt, s.toByteArray()), INFO, counter);
  }

  private static BigInteger hash(byte[]... parts) {
    return new BigInteger(1, SrpMath.sha256(parts));
  }

  /** Without the zero byte that {@link BigInteger#toByteArray()} puts before a top bit of one. */
  static byte[] magnitude(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  static byte[] fixed(BigInteger number) {
    byte[] magnitude = magnitude(number);
    byte[] fixed = new byte[GROUP_BYTES];
    System.arraycopy(magnitude, 0, fixed, GROUP_BYTES - magnitude.length, magnitude.length);
    return fixed;
  }

  static byte[] hexText(BigInteger number) {
    return number.toString(16).getBytes(UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
