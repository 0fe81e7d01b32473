/** Zero-knowledge attestation, experimental. */
module io.github.cognitosrp.zkattest {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires static org.jspecify;

  exports io.github.cognitosrp.zkattest;
}
