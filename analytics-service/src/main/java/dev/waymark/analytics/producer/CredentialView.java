package dev.waymark.analytics.producer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A credential that was issued. It is shown once.
@Schema(name = "ProducerCredential")
record CredentialView(
    @Schema(required = true) String producer,
    @Schema(required = true) int generation,
    @Schema(required = true) String credential) {
  /// Says nothing that is secret.
  @Override
  public String toString() {
    return "CredentialView[" + producer + ", " + generation + "]";
  }
}
