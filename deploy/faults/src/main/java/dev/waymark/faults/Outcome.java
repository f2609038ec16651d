package dev.waymark.faults;

import java.util.List;

/// What came of something that happened to an installation.
///
/// @param facts for the screen; lines
/// @param findings what is wrong; empty when nothing is
record Outcome(String facts, List<String> findings) {
  Outcome {
    findings = List.copyOf(findings);
  }

  /// For the screen.
  String text() {
    return """

    %sverdict     %s
    """
        .formatted(
            facts, findings.isEmpty() ? "all is well" : String.join("\n            ", findings));
  }
}
