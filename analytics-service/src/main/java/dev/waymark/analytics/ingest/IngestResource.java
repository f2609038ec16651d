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

/// `/api/ingest/clicks`.
@Path("/api/ingest/clicks")
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
  @Operation(operationId = "ingestClicks")
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
