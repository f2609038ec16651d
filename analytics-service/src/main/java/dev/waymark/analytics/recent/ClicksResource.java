package dev.waymark.analytics.recent;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.analytics.query.Place;
import dev.waymark.service.access.AlsoForAdmin;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.limit.Expensive;
import dev.waymark.service.stream.Streams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// `GET /api/workspaces/{ws}/clicks`.
@Path("/api/workspaces/{ws}/clicks")
@AlsoForAdmin
final class ClicksResource {
  private final RecentClicks clicks;
  private final ClickTable table;
  private final Streams streams;
  private final InstantSource clock;

  ClicksResource(RecentClicks clicks, ClickTable table, Streams streams, InstantSource clock) {
    this.clicks = clicks;
    this.table = table;
    this.streams = streams;
    this.clock = clock;
  }

  @GET
  @Needs(Role.VIEWER)
  @Produces({MediaType.APPLICATION_JSON, ClickTable.MEDIA_TYPE})
  @Expensive(as = ClickTable.MEDIA_TYPE)
  @Operation(operationId = "listClicks")
  @APIResponseSchema(ClicksView.class)
  public Response list(
      @PathParam("ws") String ws, @Context UriInfo uri, @Context HttpHeaders headers) {
    boolean asTable = ClickTable.isPreferred(headers.getAcceptableMediaTypes());
    var query = ClicksQuery.of(uri.getQueryParameters(), clock.instant(), asTable);
    return asTable ? table(ws, query, uri) : page(ws, query, uri);
  }

  private Response page(String ws, ClicksQuery query, UriInfo uri) {
    var page = ClicksView.of(clicks.list(ws, query, query.limit() + 1), query.limit());
    return answer(Response.ok(page, MediaType.APPLICATION_JSON), page.nextCursor(), uri);
  }

  private Response table(String ws, ClicksQuery query, UriInfo uri) {
    Place end = clicks.end(ws, query);
    StreamingOutput lines = streams.of(ws, out -> write(ws, query, end, out));
    return answer(
        Response.ok(lines, ClickTable.MEDIA_TYPE + ";charset=UTF-8"),
        end == null ? null : end.text(),
        uri);
  }

  private void write(String ws, ClicksQuery query, @Nullable Place end, OutputStream out)
      throws IOException {
    var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    table.writeHead(csv);
    try {
      clicks.each(ws, query, end, click -> table.write(click, csv));
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    csv.flush();
  }

  /// @param next the cursor of the next page; null on the last
  private static Response answer(
      Response.ResponseBuilder response, @Nullable String next, UriInfo uri) {
    if (next != null) {
      var address = uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
      response.header(
          HttpHeaders.LINK,
          "<" + address.getRawPath() + "?" + address.getRawQuery() + ">; rel=\"next\"");
    }
    return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }
}
