package dev.waymark.analytics.producer;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A producer, which is a redirect node's journal.
@Schema(name = "Producer")
record ProducerView(
    @Schema(
            required = true,
            description = "The id of its journal.",
            examples = "00000000-0000-0000-0000-000000000001")
        String id,
    @Schema(required = true, description = "How far it has been taken over.") MarkView mark,
    @Schema(
            required = true,
            description = "Clicks in its journal that were not taken at its last delivery.",
            examples = "0")
        long lag,
    @Schema(
            required = true,
            description =
                "When it was heard of last: a batch of it was taken, or it was registered.")
        Instant heardAt,
    @Schema(required = true, description = "What it proves itself by.")
        AcceptedCredentialView credential,
    @Schema(
            required = true,
            nullable = true,
            description =
                "The process of it that was refused last because a newer one has delivered, unless"
                    + " the mark was released since. Where that newer one is no process of yours,"
                    + " release the mark.")
        @Nullable RefusedView refused) {

  /// A mark.
  @Schema(name = "ProducerMark")
  record MarkView(
      @Schema(
              required = true,
              description = "The newest process that has delivered; older ones are refused.",
              examples = "3")
          long sender,
      @Schema(
              required = true,
              description = "The epoch of the last click that was taken.",
              examples = "3")
          long epoch,
      @Schema(
              required = true,
              description = "The number expected next in that epoch.",
              examples = "4711")
          long next) {}

  /// Which credentials are accepted.
  @Schema(name = "AcceptedCredential")
  record AcceptedCredentialView(
      @Schema(
              required = true,
              description = "The newest generation that was issued or seen; 0 for none.",
              examples = "1")
          int newest,
      @Schema(
              required = true,
              description = "The oldest generation that is accepted.",
              examples = "1")
          int oldestAccepted,
      @Schema(
              required = true,
              description =
                  "Whether it may deliver with the ingest key, as before there were credentials.")
          boolean sharedKey) {}

  /// A process that was refused.
  @Schema(name = "RefusedProcess")
  record RefusedView(
      @Schema(required = true, description = "The process, by its epoch.", examples = "3")
          long sender,
      @Schema(required = true, description = "When.") Instant at) {}
}
