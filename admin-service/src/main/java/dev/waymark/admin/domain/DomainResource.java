package dev.waymark.admin.domain;

import dev.waymark.admin.answer.Done;
import dev.waymark.admin.idempotency.Idempotency;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.input.JsonBodyReader;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/api/workspaces/{ws}/domains`.
@Path("/api/workspaces/{ws}/domains")
@Tag(name = "Domains", description = "Hosts of your own for short links.")
@Produces(MediaType.APPLICATION_JSON)
final class DomainResource {
  private final Domains domains;
  private final Proofs proofs;
  private final Idempotency idempotency;

  DomainResource(Domains domains, Proofs proofs, Idempotency idempotency) {
    this.domains = domains;
    this.proofs = proofs;
    this.idempotency = idempotency;
  }

  @POST
  @Needs(Role.ADMIN)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addDomain",
      summary = "Add a domain",
      description =
          "It carries links once it is verified: put the txt_record of the answer into DNS, as a"
              + " TXT record of the domain or, where that is a CNAME, of _waymark before it. Free"
              + " has one domain, Pro 3, Team 10, Agency 50. Several workspaces may claim a host"
              + " that none of them has verified: it belongs to the one that proves it.")
  @APIResponse(
      responseCode = "201",
      description = "The new domain.",
      content = @Content(schema = @Schema(implementation = DomainView.class)))
  @APIResponse(responseCode = "402", description = "The plan has no room for another domain.")
  @APIResponse(
      responseCode = "409",
      description =
          "The domain is in this workspace already, or another one has verified it and its TXT"
              + " record is in DNS.")
  @APIResponse(
      responseCode = "502",
      description = "Another workspace has verified the domain, and DNS did not answer.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = DomainBody.class),
              examples =
                  @ExampleObject(
                      name = "A subdomain of yours",
                      value =
                          """
                          {"domain": "go.example.org"}\
                          """)))
  public RestResponse<DomainView> create(
      @PathParam("ws") String ws,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      JsonBody body,
      @Context UriInfo uri) {
    // Before the transaction of the claim, for it may ask DNS.
    proofs.refuseIfHeld(ws, body.object().path("domain").asText());
    Versioned<DomainView> created =
        idempotency.once(
            idempotencyKey, uri, body, DomainView.class, () -> domains.create(ws, body.object()));
    return created.created(URI.create("/api/workspaces/" + ws + "/domains/" + created.body().id()));
  }

  @GET
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "listDomains",
      summary = "List the domains",
      description = "The newest first.")
  public DomainList list(@PathParam("ws") String ws, @Context UriInfo uri) {
    var request = PageRequest.of(uri);
    var page = domains.page(ws, request.cursor("-created_at"), request.limit());
    return new DomainList(page.entries(), page.next());
  }

  @GET
  @Path("/{id}")
  @Needs(Role.VIEWER)
  @Operation(operationId = "getDomain", summary = "Read a domain", description = "As it stands.")
  @APIResponse(responseCode = "200", description = "The domain.")
  public RestResponse<DomainView> get(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return domains.get(ws, id).okUnlessKnown(ifNoneMatch);
  }

  @PATCH
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
  @Operation(
      operationId = "changeDomain",
      summary = "Change what a domain serves beside links",
      description =
          "A JSON merge patch (RFC 7396): what is left out stays, null clears. The name stays.")
  @APIResponse(responseCode = "200", description = "The domain after the change.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = DomainBody.class),
              examples = {
                @ExampleObject(
                    name = "Where the bare domain leads",
                    value =
                        """
                        {"root_url": "https://example.org/"}\
                        """),
                @ExampleObject(
                    name = "An Android app",
                    value =
                        """
                        {
                          "assetlinks": [
                            {
                              "relation": ["delegate_permission/common.handle_all_urls"],
                              "target": {
                                "namespace": "android_app",
                                "package_name": "org.example",
                                "sha256_cert_fingerprints": ["14:6D:E9:83"]
                              }
                            }
                          ]
                        }\
                        """)
              }))
  public RestResponse<DomainView> change(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonBody body) {
    return domains.change(ws, id, Precondition.of(ifMatch), body.object()).ok();
  }

  @POST
  @Path("/{id}/verify")
  @Needs(Role.ADMIN)
  @Operation(
      operationId = "verifyDomain",
      summary = "Verify a domain",
      description =
          "Looks for the TXT record in DNS. Answers whether it is there; links on the domain can be"
              + " made and used from then on. Once every 10 seconds for the same domain. Where"
              + " another workspace has verified the host, it keeps it for as long as its own"
              + " record is in DNS, and for seven days after; notice and moves_at say how things"
              + " stand. Its links stop then; they do not move.")
  @APIResponse(responseCode = "200", description = "Whether the domain is verified.")
  @APIResponse(
      responseCode = "429",
      description = "DNS was asked a moment ago; Retry-After says when to come again.")
  @APIResponse(responseCode = "502", description = "DNS did not answer.")
  public VerificationView verify(@PathParam("ws") String ws, @PathParam("id") String id) {
    return proofs.verify(ws, id);
  }

  @DELETE
  @Path("/{id}")
  @Needs(Role.ADMIN)
  @Operation(
      operationId = "removeDomain",
      summary = "Remove a domain",
      description =
          "Links on it stop at once. They are kept: they answer again when the workspace adds and"
              + " verifies the domain anew, or when they are moved to another one.")
  public Done delete(
      @PathParam("ws") String ws,
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    domains.delete(ws, id, Precondition.of(ifMatch));
    return Done.OK;
  }
}
