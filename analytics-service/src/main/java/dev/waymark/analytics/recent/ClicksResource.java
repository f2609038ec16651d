package dev.waymark.analytics.recent;

import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.limit.Expensive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `GET /api/workspaces/{ws}/clicks`.
@Path("/api/workspaces/{ws}/clicks")
@Tag(name = "Clicks")
final class ClicksResource {
  private final RecentClicks clicks;
  private final ClickTable table;
  private final InstantSource clock;

  ClicksResource(RecentClicks clicks, ClickTable table, InstantSource clock) {
    this.clicks = clicks;
    this.table = table;
    this.clock = clock;
  }

  @GET
  @Needs(Role.VIEWER)
  @Produces({MediaType.APPLICATION_JSON, ClickTable.MEDIA_TYPE})
  @Expensive(as = ClickTable.MEDIA_TYPE)
  @Operation(
      operationId = "listClicks",
      summary = "List recent clicks",
      description =
          "The newest first, of people unless `include_bots` is set; as long as their rows are"
              + " kept. With `Accept: text/csv` a table of up to 10,000 rows; where there are more,"
              + " the header `Link` has the address of the next (`rel=\"next\"`, RFC 8288).")
  @Parameter(name = "include_bots", in = ParameterIn.QUERY, ref = "include_bots")
  @APIResponse(
      responseCode = "200",
      description = "A page of clicks.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ClicksView.class)),
        @Content(
            mediaType = ClickTable.MEDIA_TYPE,
            schema = @Schema(type = SchemaType.STRING),
            example = "click_id,at,link,class\r\n")
      })
  public Response list(
      @PathParam("ws") String ws, @Context UriInfo uri, @Context HttpHeaders headers) {
    boolean asTable = prefersTable(headers.getAcceptableMediaTypes());
    var query = ClicksQuery.of(uri.getQueryParameters(), clock.instant(), asTable);
    var page = ClicksView.of(clicks.list(ws, query, query.limit() + 1), query.limit());
    var response =
        asTable
            ? Response.ok(table.write(page.clicks()), ClickTable.MEDIA_TYPE + ";charset=UTF-8")
            : Response.ok(page, MediaType.APPLICATION_JSON);
    if (page.nextCursor() != null) {
      var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", page.nextCursor()).build();
      response.header(
          HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
    }
    return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  /// Whether a table is asked for before anything else that there is.
  private static boolean prefersTable(List<MediaType> acceptable) {
    return acceptable.getFirst().isCompatible(MediaType.valueOf(ClickTable.MEDIA_TYPE))
        && !acceptable.getFirst().isWildcardType();
  }
}
