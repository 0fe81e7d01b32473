package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.JsonWriter.Members;
import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import io.github.cognitosrp.zkattest.proof.EqualityProof;
import io.github.cognitosrp.zkattest.proof.MembershipProof;
import io.github.cognitosrp.zkattest.proof.PointSumProof;
import io.github.cognitosrp.zkattest.proof.ProductProof;
import io.github.cognitosrp.zkattest.proof.Round;
import io.github.cognitosrp.zkattest.proof.SignatureProof;
import java.io.IOException;
import java.util.List;

/** Writes a proof as JSON; names and order are those of the npm package. */
final class ProofWriter {
  private ProofWriter() {}

  static String write(SignatureProof proof) {
    return JsonWriter.document(writer -> {
      writer.point("R", proof.r());
      writer.point("comS1", proof.comS1());
      writer.point("keyXcom", proof.keyX());
      writer.point("keyYcom", proof.keyY());
      writer.array("expProof", proof.rounds().stream().map(ProofWriter::round).toList());
      writer.object("membershipProof", membership(proof.membership()));
    });
  }

  private static Members round(Round round) {
    return writer -> {
      writer.point("A", round.a());
      writer.point("Tx", round.tx());
      writer.point("Ty", round.ty());
      if (round.response() instanceof Round.Opened opened) {
        writer.scalar("alpha", opened.alpha(), P256.CURVE);
        writer.scalar("beta1", opened.beta1(), P256.CURVE);
        scalar(writer, "beta2", opened.beta2());
        scalar(writer, "beta3", opened.beta3());
      } else if (round.response() instanceof Round.Linked linked) {
        writer.scalar("z", linked.z(), P256.CURVE);
        writer.scalar("z2", linked.z2(), P256.CURVE);
        writer.object("proof", sum(linked.proof()));
        scalar(writer, "r1", linked.r1());
        scalar(writer, "r2", linked.r2());
      }
    };
  }

  private static Members sum(PointSumProof proof) {
    return writer -> {
      writer.point("C_8", proof.c8());
      writer.point("C_10", proof.c10());
      writer.point("C_11", proof.c11());
      writer.point("C_13", proof.c13());
      writer.object("pi_8", product(proof.pi8()));
      writer.object("pi_10", product(proof.pi10()));
      writer.object("pi_11", product(proof.pi11()));
      writer.object("pi_13", product(proof.pi13()));
      writer.object("pi_x", equality(proof.pix()));
      writer.object("pi_y", equality(proof.piy()));
    };
  }

  private static Members product(ProductProof proof) {
    return writer -> {
      writer.point("C_4", proof.c4());
      writer.point("A_x", proof.ax());
      writer.point("A_y", proof.ay());
      writer.point("A_z", proof.az());
      writer.point("A_4_1", proof.a41());
      writer.point("A_4_2", proof.a42());
      scalar(writer, "t_x", proof.tx());
      scalar(writer, "t_y", proof.ty());
      scalar(writer, "t_z", proof.tz());
      scalar(writer, "t_rx", proof.tRx());
      scalar(writer, "t_ry", proof.tRy());
      scalar(writer, "t_rz", proof.tRz());
      scalar(writer, "t_r4", proof.tR4());
    };
  }

  private static Members equality(EqualityProof proof) {
    return writer -> {
      writer.point("A_1", proof.a1());
      writer.point("A_2", proof.a2());
      scalar(writer, "t_x", proof.tx());
      scalar(writer, "t_r1", proof.tR1());
      scalar(writer, "t_r2", proof.tR2());
    };
  }

  private static Members membership(MembershipProof proof) {
    return writer -> {
      writer.array("cl", points(proof.cl()));
      writer.array("ca", points(proof.ca()));
      writer.array("cb", points(proof.cb()));
      writer.array("cd", points(proof.cd()));
      writer.array("f", scalars(proof.f()));
      writer.array("za", scalars(proof.za()));
      writer.array("zb", scalars(proof.zb()));
      scalar(writer, "zd", proof.zd());
    };
  }

  private static void scalar(JsonWriter writer, String name, FieldElement scalar)
      throws IOException {
    writer.scalar(name, scalar, TomCurve.CURVE);
  }

  private static List<Members> points(List<TomPoint> points) {
    return points.stream().map(JsonWriter::point).toList();
  }

  private static List<Members> scalars(List<FieldElement> scalars) {
    return scalars.stream().map(scalar -> JsonWriter.scalar(scalar, TomCurve.CURVE)).toList();
  }
}
