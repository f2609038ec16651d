package dev.waymark.admin.transfer;

import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.Large;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/import`.
@Path("/api/workspaces/{ws}/import")
@Tag(name = "Import and export", description = "Bringing links in, and taking all out.")
@Produces(MediaType.APPLICATION_JSON)
final class ImportResource {
  private final CsvImport csv;
  private final Idempotency idempotency;

  ImportResource(CsvImport csv, Idempotency idempotency) {
    this.csv = csv;
    this.idempotency = idempotency;
  }

  @POST
  @Path("/links")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Expensive
  @Operation(
      operationId = "importLinks",
      summary = "Import links from a CSV file",
      description =
          "A column target, url, destination or long_url is needed; title, slug, tags (joined by"
              + " commas) and note are taken when they are there. Of Bitly's files, long_url, title"
              + " and tags are taken. Rows with a fault are left out and told of.")
  @APIResponse(
      responseCode = "201",
      description = "What came of it.",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ImportBody.class),
              examples = {
                @ExampleObject(
                    name = "Two links",
                    value =
                        """
                        {
                          "csv": "target,title,tags\\nhttps://example.com/a,First,\\"summer,print\\"\\nhttps://example.com/b,Second,"
                        }\
                        """),
                @ExampleObject(
                    name = "From Bitly",
                    value =
                        """
                        {
                          "csv": "bitlink,long_url,title\\nbit.ly/3abc,https://example.com/a,First",
                          "format": "bitly"
                        }\
                        """)
              }))
  public ImportView importLinks(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Large JsonBody body,
      @Context UriInfo uri) {
    return idempotency
        .once(
            idempotencyKey,
            uri,
            body,
            ImportView.class,
            () -> new Versioned<>(csv.run(ws, body.object()), 0))
        .body();
  }
}
