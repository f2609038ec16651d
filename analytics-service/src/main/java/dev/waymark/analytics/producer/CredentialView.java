package dev.waymark.analytics.producer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A credential that was issued. It is shown once.
@Schema(name = "ProducerCredential")
record CredentialView(
    @Schema(
            required = true,
            description = "Whose it is.",
            examples = "00000000-0000-0000-0000-000000000001")
        String producer,
    @Schema(required = true, description = "Which of that producer's.", examples = "2")
        int generation,
    @Schema(
            required = true,
            description = "For the node: `WAYMARK_INGEST_CREDENTIAL`. Secret.",
            examples = "wmp_...")
        String credential) {
  /// Says nothing that is secret.
  @Override
  public String toString() {
    return "CredentialView[" + producer + ", " + generation + "]";
  }
}
