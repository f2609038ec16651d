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

/// `/api/producers`.
@Path("/api/producers")
@Produces(MediaType.APPLICATION_JSON)
final class ProducersResource {
  private static final String EXAMPLE = "00000000-0000-0000-0000-000000000001";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Producers producers;

  ProducersResource(Producers producers) {
    this.producers = producers;
  }

  @GET
  @OperatorOnly
  @Operation(operationId = "listProducers")
  public ProducersView list() {
    return new ProducersView(producers.list());
  }

  @POST
  @Path("/{id}/credential")
  @OperatorOnly
  @Operation(operationId = "issueProducerCredential")
  public CredentialView issue(@PathParam("id") String id) {
    return producers.issue(read(id));
  }

  @DELETE
  @Path("/{id}/credential")
  @OperatorOnly
  @Operation(operationId = "revokeProducerCredentials")
  public DoneView revoke(@PathParam("id") String id) {
    producers.revoke(read(id));
    return new DoneView(true);
  }

  @POST
  @Path("/{id}/shared-key")
  @OperatorOnly
  @Operation(operationId = "allowSharedKey")
  public DoneView allowSharedKey(@PathParam("id") String id) {
    producers.share(read(id), true);
    return new DoneView(true);
  }

  @DELETE
  @Path("/{id}/shared-key")
  @OperatorOnly
  @Operation(operationId = "forbidSharedKey")
  public DoneView forbidSharedKey(@PathParam("id") String id) {
    producers.share(read(id), false);
    return new DoneView(true);
  }

  @POST
  @Path("/{id}/release")
  @OperatorOnly
  @Operation(operationId = "releaseProducerMark")
  public ReleasedView release(@PathParam("id") String id) {
    return producers.release(read(id));
  }

  private static UUID read(String id) {
    if (!UUID_FORM.matcher(id).matches()) {
      throw ProblemException.ofParameter("id", "A producer's id looks like " + EXAMPLE + ".");
    }
    return UUID.fromString(id);
  }
}
