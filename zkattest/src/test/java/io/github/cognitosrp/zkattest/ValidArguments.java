package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.testing.PublicApi;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;

/** For every parameter of the module's public constructors and methods. */
final class ValidArguments implements PublicApi.Samples {
  private final ZkAttestParams params = ZkAttestParams.derivedFrom("tests");
  private final String paramsJson = params.toJson();
  private final Signed signed = Signed.message("kilroy was here");
  private final List<BigInteger> ring = signed.ring(6, 4);
  private final ZkProof proof = signed.prove(params, ring);
  private final String proofJson = proof.toJson();

  List<PublicApi.Argument> arguments() throws Exception {
    return PublicApi.arguments(this, ZkAttest.class);
  }

  @Override
  public Object valid(Class<?> type, String name) {
    return switch (type.getSimpleName()) {
      case "ZkAttestParams" -> params;
      case "ZkStatement" -> signed.statement(ring);
      case "ZkProof" -> proof;
      case "KeyRing" -> KeyRing.ofCoordinates(ring);
      case "Claim" -> new ZkAttest.Claim(signed.statement(ring), proof);
      case "ECPublicKey" -> signed.key();
      case "SecureRandom" -> new SecureRandom();
      case "Collection" -> List.of(signed.key());
      case "byte[]" -> name.equals("signature") ? signed.signature() : signed.hash();
      case "List" ->
          name.equals("claims") ? List.of(new ZkAttest.Claim(signed.statement(ring), proof)) : ring;
      // fromJson has a ring beside it, and madeBy a maker.
      case "String" -> name.equals("json") ? proofJson : name.equals("params") ? paramsJson : "us";
      default -> throw new AssertionError("no valid argument of " + type);
    };
  }
}
