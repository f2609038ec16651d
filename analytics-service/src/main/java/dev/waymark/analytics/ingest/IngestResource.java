package dev.waymark.analytics.ingest;

import dev.waymark.analytics.access.ProducerDoor;
import dev.waymark.analytics.credential.CurrentProof;
import dev.waymark.click.ClickBatch;
import dev.waymark.service.access.LetInBy;
import dev.waymark.service.input.Bodies;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/ingest/clicks`.
@Path("/api/ingest/clicks")
@Tag(name = "Ingest", description = "How redirect nodes deliver clicks.")
@Produces(MediaType.APPLICATION_JSON)
final class IngestResource {
  private static final int MAX_BYTES = 8 << 20;

  private final Ingest ingest;
  private final Bodies bodies;
  private final CurrentProof proof;

  IngestResource(Ingest ingest, Bodies bodies, CurrentProof proof) {
    this.ingest = ingest;
    this.bodies = bodies;
    this.proof = proof;
  }

  @POST
  @LetInBy(value = ProducerDoor.class, as = "producer")
  @Consumes(ClickBatch.MEDIA_TYPE)
  @Operation(
      operationId = "ingestClicks",
      summary = "Deliver a batch of clicks",
      description =
          "A batch of one producer's stream, in the binary form that `docs/counting.md` describes."
              + " Stored exactly once, however often it is sent. A 409 with `expected_sequence`"
              + " means that something before it is missing: go on with that number. A 409 without"
              + " it means that another process delivers for this producer: stop.\n\nSend"
              + " `Authorization: Waymark-Producer wmp_...`, the credential of this producer; a 403"
              + " means that it is another producer's, or no longer accepted.")
  @APIResponse(
      responseCode = "200",
      description = "All of it is stored, by this delivery or an earlier one.")
  @APIResponse(
      responseCode = "403",
      description = "The credential is another producer's, or no longer accepted.")
  @APIResponse(
      responseCode = "409",
      description =
          "Something before this is missing, or another process delivers for this producer.")
  @RequestBody(
      content =
          @Content(
              mediaType = ClickBatch.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public ReceiptView take(InputStream body) throws IOException {
    byte[] bytes = bodies.receive(body, MAX_BYTES, "A batch may have at most 8 MiB.");
    ClickBatch batch =
        switch (ClickBatch.read(ByteBuffer.wrap(bytes))) {
          case ClickBatch.Accepted accepted -> accepted.batch();
          case ClickBatch.Rejected rejected ->
              throw new ProblemException(ProblemType.INVALID, rejected.reason());
        };
    return switch (ingest.take(batch, proof.get())) {
      case Ingest.Taken taken ->
          new ReceiptView(
              taken.next(), taken.stored(), taken.repeated(), taken.rejected(), taken.lost());
      case Ingest.Missing missing ->
          throw ProblemException.of(
              ProblemType.GAP,
              "Something before this is missing: go on with number " + missing.expected() + ".",
              "expected_sequence",
              missing.expected());
      case Ingest.TooOld tooOld ->
          throw new ProblemException(
              ProblemType.SUPERSEDED,
              "The process that delivers for this producer has the epoch " + tooOld.sender() + ".");
      case Ingest.Clash clash ->
          throw new ProblemException(
              ProblemType.SUPERSEDED,
              "Another process has delivered another click as number "
                  + clash.sequence()
                  + ": this journal, or that one, is a copy.");
      case Ingest.Refused refused ->
          throw new ProblemException(ProblemType.FORBIDDEN, refused.reason());
    };
  }
}
