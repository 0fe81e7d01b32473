package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.StrictJson.Value;
import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import io.github.cognitosrp.zkattest.proof.EqualityProof;
import io.github.cognitosrp.zkattest.proof.MembershipProof;
import io.github.cognitosrp.zkattest.proof.PointSumProof;
import io.github.cognitosrp.zkattest.proof.ProductProof;
import io.github.cognitosrp.zkattest.proof.Round;
import io.github.cognitosrp.zkattest.proof.SignatureProof;

/** Reads a proof from JSON; the names are those of the npm package. */
final class ProofReader {
  private final StrictJson json = new StrictJson();
  private final int rounds;

  private ProofReader(int rounds) {
    this.rounds = rounds;
  }

  /**
   * Reads a proof.
   *
   * @param depth of the membership part
   * @param rounds that it must have
   */
  static SignatureProof read(String text, int depth, int rounds) {
    ProofReader reader = new ProofReader(rounds);
    SignatureProof proof = reader.proof(StrictJson.parse(text, "proof"), depth);
    reader.json.checkPoints();
    return proof;
  }

  private SignatureProof proof(Value value, int depth) {
    value.has("R", "comS1", "keyXcom", "keyYcom", "expProof", "membershipProof");
    return new SignatureProof(
        nistPoint(value, "R"),
        nistPoint(value, "comS1"),
        point(value, "keyXcom"),
        point(value, "keyYcom"),
        value.member("expProof").elements(rounds, this::round),
        membership(value.member("membershipProof"), depth));
  }

  private Round round(Value value) {
    boolean opened = value.contains("alpha");
    if (opened) {
      value.has("A", "Tx", "Ty", "alpha", "beta1", "beta2", "beta3");
    } else {
      value.has("A", "Tx", "Ty", "z", "z2", "proof", "r1", "r2");
    }
    return new Round(
        nistPoint(value, "A"),
        point(value, "Tx"),
        point(value, "Ty"),
        opened ? opened(value) : linked(value));
  }

  private Round.Opened opened(Value value) {
    return new Round.Opened(
        nistScalar(value, "alpha"),
        nistScalar(value, "beta1"),
        scalar(value, "beta2"),
        scalar(value, "beta3"));
  }

  private Round.Linked linked(Value value) {
    return new Round.Linked(
        nistScalar(value, "z"),
        nistScalar(value, "z2"),
        sum(value.member("proof")),
        scalar(value, "r1"),
        scalar(value, "r2"));
  }

  private PointSumProof sum(Value value) {
    value.has("C_8", "C_10", "C_11", "C_13", "pi_8", "pi_10", "pi_11", "pi_13", "pi_x", "pi_y");
    return new PointSumProof(
        point(value, "C_8"),
        point(value, "C_10"),
        point(value, "C_11"),
        point(value, "C_13"),
        product(value.member("pi_8")),
        product(value.member("pi_10")),
        product(value.member("pi_11")),
        product(value.member("pi_13")),
        equality(value.member("pi_x")),
        equality(value.member("pi_y")));
  }

  private ProductProof product(Value value) {
    value.has(
        "C_4", "A_x", "A_y", "A_z", "A_4_1", "A_4_2", "t_x", "t_y", "t_z", "t_rx", "t_ry", "t_rz",
        "t_r4");
    return new ProductProof(
        point(value, "C_4"),
        point(value, "A_x"),
        point(value, "A_y"),
        point(value, "A_z"),
        point(value, "A_4_1"),
        point(value, "A_4_2"),
        scalar(value, "t_x"),
        scalar(value, "t_y"),
        scalar(value, "t_z"),
        scalar(value, "t_rx"),
        scalar(value, "t_ry"),
        scalar(value, "t_rz"),
        scalar(value, "t_r4"));
  }

  private EqualityProof equality(Value value) {
    value.has("A_1", "A_2", "t_x", "t_r1", "t_r2");
    return new EqualityProof(
        point(value, "A_1"),
        point(value, "A_2"),
        scalar(value, "t_x"),
        scalar(value, "t_r1"),
        scalar(value, "t_r2"));
  }

  private MembershipProof membership(Value value, int depth) {
    value.has("cl", "ca", "cb", "cd", "f", "za", "zb", "zd");
    return new MembershipProof(
        value.member("cl").elements(depth, this::point),
        value.member("ca").elements(depth, this::point),
        value.member("cb").elements(depth, this::point),
        value.member("cd").elements(depth, this::point),
        value.member("f").elements(depth, this::scalar),
        value.member("za").elements(depth, this::scalar),
        value.member("zb").elements(depth, this::scalar),
        scalar(value, "zd"));
  }

  private P256Point nistPoint(Value value, String name) {
    return json.point(value.member(name), P256.CURVE);
  }

  private FieldElement nistScalar(Value value, String name) {
    return json.scalar(value.member(name), P256.CURVE);
  }

  private TomPoint point(Value value, String name) {
    return point(value.member(name));
  }

  private TomPoint point(Value value) {
    return json.point(value, TomCurve.CURVE);
  }

  private FieldElement scalar(Value value, String name) {
    return scalar(value.member(name));
  }

  private FieldElement scalar(Value value) {
    return json.scalar(value, TomCurve.CURVE);
  }
}
