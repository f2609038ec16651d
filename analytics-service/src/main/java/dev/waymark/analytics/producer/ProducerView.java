package dev.waymark.analytics.producer;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A producer, which is a redirect node's journal.
@Schema(name = "Producer")
record ProducerView(
    @Schema(required = true) String id,
    @Schema(required = true) MarkView mark,
    @Schema(required = true) long lag,
    @Schema(required = true) Instant heardAt,
    @Schema(required = true) AcceptedCredentialView credential,
    @Schema(required = true, nullable = true) @Nullable RefusedView refused) {

  /// A mark.
  @Schema(name = "ProducerMark")
  record MarkView(
      @Schema(required = true) long sender,
      @Schema(required = true) long epoch,
      @Schema(required = true) long next) {}

  /// Which credentials are accepted.
  @Schema(name = "AcceptedCredential")
  record AcceptedCredentialView(
      @Schema(required = true) int newest,
      @Schema(required = true) int oldestAccepted,
      @Schema(required = true) boolean sharedKey) {}

  /// A process that was refused.
  @Schema(name = "RefusedProcess")
  record RefusedView(@Schema(required = true) long sender, @Schema(required = true) Instant at) {}
}
