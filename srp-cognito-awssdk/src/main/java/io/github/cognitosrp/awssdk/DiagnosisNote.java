package io.github.cognitosrp.awssdk;

/**
 * Carries a diagnosis as a suppressed exception, so that it shows wherever the failure is logged.
 */
final class DiagnosisNote extends Exception {
  private static final long serialVersionUID = 1L;

  private final Diagnosis diagnosis;

  DiagnosisNote(Diagnosis diagnosis) {
    super(diagnosis.toString(), null, false, false);
    this.diagnosis = diagnosis;
  }

  Diagnosis diagnosis() {
    return diagnosis;
  }
}
