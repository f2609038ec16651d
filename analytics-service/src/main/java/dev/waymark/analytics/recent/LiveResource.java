package dev.waymark.analytics.recent;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waymark.service.access.AlsoForAdmin;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/// `GET /api/workspaces/{ws}/stats/live`. It has single clicks, so it is for those who may list
/// them.
@Path("/api/workspaces/{ws}/stats/live")
@AlsoForAdmin
final class LiveResource {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final RecentClicks clicks;
  private final ClickTable table;
  private final InstantSource clock;

  LiveResource(RecentClicks clicks, ClickTable table, InstantSource clock) {
    this.clicks = clicks;
    this.table = table;
    this.clock = clock;
  }

  @GET
  @Needs(Role.VIEWER)
  @Produces({MediaType.APPLICATION_JSON, ClickTable.MEDIA_TYPE})
  @Operation(operationId = "getLive")
  @APIResponseSchema(LiveView.class)
  public Response live(
      @PathParam("ws") String ws, @Context UriInfo uri, @Context HttpHeaders headers) {
    Instant now = clock.instant();
    var query = ClicksQuery.ofLive(uri.getQueryParameters(), now);
    List<ClickView> latest = clicks.list(ws, query, query.limit());
    Response.ResponseBuilder answer =
        ClickTable.isPreferred(headers.getAcceptableMediaTypes())
            ? Response.ok(csv(latest), ClickTable.MEDIA_TYPE + ";charset=UTF-8")
            : Response.ok(view(ws, query, now, latest), MediaType.APPLICATION_JSON);
    return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  private LiveView view(String ws, ClicksQuery query, Instant now, List<ClickView> latest) {
    RecentClicks.Count count = clicks.count(ws, query.since(now.minus(MINUTE)));
    return new LiveView(now, new LiveView.MinuteView(count.clicks(), count.scans()), latest);
  }

  private String csv(List<ClickView> latest) {
    var lines = new StringWriter();
    var csv = CsvWriter.builder().bufferSize(0).build(lines);
    table.writeHead(csv);
    latest.forEach(click -> table.write(click, csv));
    return lines.toString();
  }
}
