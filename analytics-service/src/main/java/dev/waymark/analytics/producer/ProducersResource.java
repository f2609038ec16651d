package dev.waymark.analytics.producer;

import dev.waymark.service.access.OperatorOnly;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/producers`.
@Path("/api/producers")
@Tag(name = "Producers", description = "The redirect nodes' journals, which deliver clicks.")
@Produces(MediaType.APPLICATION_JSON)
final class ProducersResource {
  private static final String ID = "The producer's id, which its node logs when it starts.";
  private static final String EXAMPLE = "00000000-0000-0000-0000-000000000001";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Producers producers;

  ProducersResource(Producers producers) {
    this.producers = producers;
  }

  @GET
  @OperatorOnly
  @Operation(
      operationId = "listProducers",
      summary = "List producers",
      description =
          "Each with how far it has been taken over, how far behind that is, and what it proves"
              + " itself by.")
  @APIResponse(responseCode = "200", description = "Those that were heard of last come first.")
  public ProducersView list() {
    return new ProducersView(producers.list());
  }

  @POST
  @Path("/{id}/credential")
  @OperatorOnly
  @Operation(
      operationId = "issueProducerCredential",
      summary = "Issue a credential",
      description =
          "Registers a producer, or rotates its credential: the one before stays accepted until the"
              + " next is issued, those before that are not. Nodes whose credential is derived where"
              + " they start need no call.")
  @APIResponse(responseCode = "200", description = "The credential. It is shown once.")
  public CredentialView issue(
      @Parameter(
              description = ID,
              schema = @Schema(type = SchemaType.STRING, format = "uuid", examples = EXAMPLE))
          @PathParam("id")
          String id) {
    return producers.issue(read(id));
  }

  @DELETE
  @Path("/{id}/credential")
  @OperatorOnly
  @Operation(
      operationId = "revokeProducerCredentials",
      summary = "Revoke all credentials",
      description =
          "Takes nothing of a producer until it has a new credential; its clicks wait in its"
              + " journal. What came through Kafka by an old one is passed over.")
  @APIResponse(responseCode = "200", description = "None is accepted any more.")
  public DoneView revoke(
      @Parameter(
              description = ID,
              schema = @Schema(type = SchemaType.STRING, format = "uuid", examples = EXAMPLE))
          @PathParam("id")
          String id) {
    producers.revoke(read(id));
    return new DoneView(true);
  }

  @POST
  @Path("/{id}/shared-key")
  @OperatorOnly
  @Operation(
      operationId = "allowSharedKey",
      summary = "Let a producer use the ingest key",
      description =
          "For a node that is taken back to a version without credentials of producers. Ends with"
              + " its next delivery by a credential of its own.")
  @APIResponse(responseCode = "200", description = "It may.")
  public DoneView allowSharedKey(
      @Parameter(
              description = ID,
              schema = @Schema(type = SchemaType.STRING, format = "uuid", examples = EXAMPLE))
          @PathParam("id")
          String id) {
    producers.share(read(id), true);
    return new DoneView(true);
  }

  @DELETE
  @Path("/{id}/shared-key")
  @OperatorOnly
  @Operation(
      operationId = "forbidSharedKey",
      summary = "Do not let a producer use the ingest key",
      description = "From now on it is believed by a credential of its own only.")
  @APIResponse(responseCode = "200", description = "It may not.")
  public DoneView forbidSharedKey(
      @Parameter(
              description = ID,
              schema = @Schema(type = SchemaType.STRING, format = "uuid", examples = EXAMPLE))
          @PathParam("id")
          String id) {
    producers.share(read(id), false);
    return new DoneView(true);
  }

  @POST
  @Path("/{id}/release")
  @OperatorOnly
  @Operation(
      operationId = "releaseProducerMark",
      summary = "Release a mark that somebody else has moved",
      description =
          "Where a process of this producer is refused because a newer one has delivered, and that"
              + " newer one was no process of yours: the stream goes on after the last click that"
              + " the refused process, or the last one before it, had delivered, and what was taken"
              + " since is counted no longer. Changes nothing when no process is refused. See first"
              + " that whoever took over cannot do it again: rotate or revoke the credential.")
  @APIResponse(responseCode = "200", description = "Where the stream goes on.")
  public ReleasedView release(
      @Parameter(
              description = ID,
              schema = @Schema(type = SchemaType.STRING, format = "uuid", examples = EXAMPLE))
          @PathParam("id")
          String id) {
    return producers.release(read(id));
  }

  private static UUID read(String id) {
    if (!UUID_FORM.matcher(id).matches()) {
      throw ProblemException.ofParameter("id", "A producer's id looks like " + EXAMPLE + ".");
    }
    return UUID.fromString(id);
  }
}
