package dev.waymark.analytics.kept;

import dev.waymark.click.ClickId;
import dev.waymark.service.access.LetInBy;
import dev.waymark.service.input.Moments;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.stream.Streams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// `/api/kept-clicks`: between the services of an installation, and no part of the API.
@Path("/api/kept-clicks")
final class KeptClicksResource {
  private final KeptClicks clicks;
  private final Streams streams;

  KeptClicksResource(KeptClicks clicks, Streams streams) {
    this.clicks = clicks;
    this.streams = streams;
  }

  @GET
  @LetInBy(value = AdminDoor.class, as = "admin")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "readKeptClicks", hidden = true)
  public StreamingOutput read(
      @QueryParam("workspace") @Nullable String workspace,
      @QueryParam("link") @Nullable String link,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    var wanted =
        new KeptClicks.Wanted(
            given("workspace", workspace),
            given("link", link),
            moment("from", from),
            moment("to", to));
    KeptClicks.Extent extent = clicks.extent(wanted);
    return streams.of(wanted.workspace(), out -> clicks.write(wanted, extent, out));
  }

  @GET
  @Path("/{click}")
  @LetInBy(value = AdminDoor.class, as = "admin")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "findKeptClick", hidden = true)
  public DecidedClickView find(
      @PathParam("click") String click,
      @QueryParam("workspace") @Nullable String workspace,
      @QueryParam("link") @Nullable String link) {
    ClickId id = ClickId.parse(click);
    DecidedClickView found =
        id == null ? null : clicks.find(given("workspace", workspace), given("link", link), id);
    if (found == null) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "There is no such click, or its row is no longer kept.");
    }
    return found;
  }

  private static String given(String name, @Nullable String value) {
    if (value == null || value.isEmpty() || value.indexOf('\0') >= 0) {
      throw ProblemException.ofParameter(name, "This is needed.");
    }
    return value;
  }

  private static Instant moment(String name, @Nullable String value) {
    Instant instant = Moments.parse(given(name, value));
    if (instant == null) {
      throw ProblemException.ofParameter(name, Moments.FAULT);
    }
    return instant;
  }
}
