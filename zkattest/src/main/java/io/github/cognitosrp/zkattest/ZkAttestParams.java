package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.StrictJson.Value;
import io.github.cognitosrp.zkattest.curve.Curve;
import io.github.cognitosrp.zkattest.curve.CurvePoint;
import io.github.cognitosrp.zkattest.curve.HashToCurve;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import io.github.cognitosrp.zkattest.proof.Setup;
import io.github.cognitosrp.zkattest.proof.SignatureProof;
import java.io.IOException;

/**
 * The public parameters: a second generator h for each of the two curves.
 *
 * <p><b>Whoever knows the logarithm of an h to its curve's generator can prove anything.</b> {@link
 * #derivedFrom} hashes a text to both, so that nobody knows it. The npm package computes h as a
 * random multiple of the generator and so knows it: such parameters are read by {@link #madeBy}
 * only, with the name of whom the verifier trusts to have forgotten it.
 *
 * <p>Immutable and thread-safe. Making one takes some milliseconds: keep it.
 */
public final class ZkAttestParams {
  /** The number of rounds, and the bits of the challenge: the only security level there is. */
  public static final int SECURITY_LEVEL = SignatureProof.ROUNDS;

  private static final String SECURITY_LEVEL_NAME = "SecLevel";

  private final Setup setup;
  private final String origin;

  private ZkAttestParams(P256Point nistH, TomPoint tomH, int rounds, String origin) {
    this.setup = Setup.of(nistH, tomH, rounds);
    this.origin = origin;
  }

  /**
   * Parameters whose logarithms nobody knows. The same text gives the same parameters everywhere,
   * so prover and verifier need not send them.
   *
   * @param text public; the name of the verifier, say: 1 to 2,048 characters
   * @return the parameters
   * @throws IllegalArgumentException if the text is {@code null}, blank or longer, or has an
   *     unpaired surrogate
   */
  public static ZkAttestParams derivedFrom(String text) {
    return derivedFrom(Inputs.text(text, "text"), SECURITY_LEVEL);
  }

  /** With fewer rounds proofs are quick, and worth nothing: for tests of everything else. */
  static ZkAttestParams derivedFrom(String text, int rounds) {
    return new ZkAttestParams(
        HashToCurve.point(P256.CURVE, text),
        HashToCurve.point(TomCurve.CURVE, text),
        rounds,
        "derived from a text");
  }

  /**
   * Reads parameters that somebody else made, in the JSON of the npm package. <b>Whoever made them
   * may be able to forge proofs</b>: a verifier accepts none but those that it made itself or whose
   * maker it trusts, and never those that come with a proof.
   *
   * @param maker who made them: 1 to 2,048 characters; becomes part of {@link #origin}
   * @param json the parameters
   * @return the parameters
   * @throws IllegalArgumentException if an argument is {@code null}, or {@code maker} is blank or
   *     longer or has an unpaired surrogate
   * @throws MalformedJsonException if the JSON has another form; the security level is not 80; a
   *     generator is not the curve's; an h is not on its curve, has not the generator's order, or
   *     is the generator
   */
  public static ZkAttestParams madeBy(String maker, String json) {
    Inputs.text(maker, "maker");
    Value root = StrictJson.parse(Inputs.notNull(json, "json"), "parameters");
    root.has("NistGroup", "ProofGroup", SECURITY_LEVEL_NAME);
    root.member(SECURITY_LEVEL_NAME).mustBe(SECURITY_LEVEL);
    return new ZkAttestParams(
        secondGenerator(root.member("NistGroup"), P256.CURVE),
        secondGenerator(root.member("ProofGroup"), TomCurve.CURVE),
        SECURITY_LEVEL,
        "made by " + maker);
  }

  private static <P extends CurvePoint<P>> P secondGenerator(Value value, Curve<P> curve) {
    value.has("c", "g", "h");
    StrictJson json = new StrictJson();
    json.group(value.member("c"), curve);
    P g = json.point(value.member("g"), curve);
    P h = json.point(value.member("h"), curve);
    json.checkPoints();
    if (!g.isSamePointAs(curve.generator())) {
      throw value.member("g").wrong("must be the generator of " + curve.name());
    }
    boolean rightOrder = curve.multiple(h, curve.scalarField().modulus()).isIdentity();
    if (h.isIdentity() || !rightOrder || h.isSamePointAs(g) || h.isSamePointAs(g.negated())) {
      throw value.member("h").wrong("must be another generator of the same subgroup");
    }
    return h;
  }

  /**
   * Where the parameters are from: that they were derived from a text, or who made them.
   *
   * @return "derived from a text", or "made by" and the maker
   */
  public String origin() {
    return origin;
  }

  /**
   * The JSON that the npm package reads.
   *
   * @return the JSON
   */
  public String toJson() {
    return JsonWriter.document(writer -> {
      writer.object(
          "NistGroup", group -> writeGroup(group, P256.CURVE.generator(), setup.nistH().base()));
      writer.object(
          "ProofGroup",
          group -> writeGroup(group, TomCurve.CURVE.generator(), setup.pedersen().h()));
      writer.number(SECURITY_LEVEL_NAME, setup.rounds());
    });
  }

  private static void writeGroup(JsonWriter writer, CurvePoint<?> g, CurvePoint<?> h)
      throws IOException {
    writer.group("c", g.curve());
    writer.point("g", g);
    writer.point("h", h);
  }

  Setup setup() {
    return setup;
  }
}
