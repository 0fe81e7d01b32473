package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A message signed by a new key, with Java's own ECDSA. */
final class Signed {
  private final KeyPair keys;
  private final byte[] hash;
  private final byte[] signature;

  private Signed(KeyPair keys, byte[] hash, byte[] signature) {
    this.keys = keys;
    this.hash = hash;
    this.signature = signature;
  }

  byte[] hash() {
    return hash;
  }

  byte[] signature() {
    return signature;
  }

  static Signed message(String text) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return message(generator.generateKeyPair(), text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Another message under the same key. */
  Signed andMessage(byte[] message) {
    try {
      return message(keys, message);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Signed message(KeyPair keys, byte[] message) throws GeneralSecurityException {
    Signature ecdsa = Signature.getInstance("SHA256withECDSAinP1363Format");
    ecdsa.initSign(keys.getPrivate());
    ecdsa.update(message);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(message);
    return new Signed(keys, hash, ecdsa.sign());
  }

  ECPublicKey key() {
    return (ECPublicKey) keys.getPublic();
  }

  BigInteger x() {
    return key().getW().getAffineX();
  }

  byte[] uncompressedKey() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(4);
    for (BigInteger coordinate : List.of(x(), key().getW().getAffineY())) {
      String digits = coordinate.toString(16);
      bytes.writeBytes(HexFormat.of().parseHex("0".repeat(64 - digits.length()) + digits));
    }
    return bytes.toByteArray();
  }

  /** A ring of other numbers with the key at a place. */
  List<BigInteger> ring(int size, int place) {
    List<BigInteger> ring = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ring.add(i == place ? x() : BigInteger.valueOf(1000 + i));
    }
    return ring;
  }

  ZkStatement statement(List<BigInteger> ring) {
    return new ZkStatement(KeyRing.ofCoordinates(ring), hash);
  }

  ZkProof prove(ZkAttestParams params, List<BigInteger> ring) {
    return ZkAttest.prove(params, statement(ring), signature, key(), new SecureRandom());
  }
}
