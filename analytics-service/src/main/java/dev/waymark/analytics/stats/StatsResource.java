package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.Dimension;
import dev.waymark.service.access.AlsoForAdmin;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.access.Scope;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/stats`.
@Path("/api/workspaces/{ws}/stats")
@AlsoForAdmin
@Produces({MediaType.APPLICATION_JSON, TableWriter.MEDIA_TYPE})
final class StatsResource {
  private static final String LINKS = "links";
  private static final String TAGS = "tags";
  private static final Set<String> OTHERS = Set.of(LINKS, TAGS, "continents");

  private final Stats stats;
  private final Breakdowns breakdowns;
  private final AbTest abTest;
  private final Lines lines;
  private final InstantSource clock;

  StatsResource(
      Stats stats, Breakdowns breakdowns, AbTest abTest, Lines lines, InstantSource clock) {
    this.stats = stats;
    this.breakdowns = breakdowns;
    this.abTest = abTest;
    this.lines = lines;
    this.clock = clock;
  }

  @GET
  @Path("/summary")
  @Needs(value = Role.VIEWER, orScope = Scope.STATS_READ)
  @Operation(operationId = "getSummary")
  public SummaryView summary(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = StatsQuery.ofSummary(uri.getQueryParameters(), clock.instant());
    return SummaryView.of(stats.summary(ws, query), query);
  }

  @GET
  @Path("/timeseries")
  @Needs(value = Role.VIEWER, orScope = Scope.STATS_READ)
  @Operation(operationId = "getTimeSeries")
  public SeriesView series(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = StatsQuery.ofSeries(uri.getQueryParameters(), clock.instant());
    return SeriesView.of(stats.series(ws, query), query);
  }

  @GET
  @Path("/daily")
  @Needs(value = Role.VIEWER, orScope = Scope.STATS_READ)
  @Operation(operationId = "getDaily")
  public SeriesView daily(@PathParam("ws") String ws, @Context UriInfo uri) {
    return series(ws, uri);
  }

  @GET
  @Path("/lines")
  @Needs(value = Role.VIEWER, orScope = Scope.STATS_READ)
  @Operation(operationId = "getLines")
  public LinesView lines(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = LinesQuery.of(uri.getQueryParameters(), clock.instant());
    return LinesView.of(lines.of(ws, query), query);
  }

  @GET
  @Path("/hours")
  @Needs(value = Role.VIEWER, orScope = Scope.STATS_READ)
  @Operation(operationId = "getHours")
  public WeekView hours(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = StatsQuery.ofGrid(uri.getQueryParameters(), clock.instant());
    return WeekView.of(stats.week(ws, query), query);
  }

  @GET
  @Path("/ab")
  @Needs(value = Role.VIEWER, orScope = Scope.STATS_READ)
  @Operation(operationId = "compareVariants")
  public AbTestView compare(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = StatsQuery.ofComparison(uri.getQueryParameters(), clock.instant());
    String link = query.link();
    if (link == null) {
      throw ProblemException.ofParameter("link", "Name the link whose variants are meant.");
    }
    return AbTestView.of(link, abTest.compare(ws, link, query));
  }

  @GET
  @Path("/{by}")
  @Needs(value = Role.VIEWER, orScope = Scope.STATS_READ)
  @Operation(operationId = "getBreakdown")
  public BreakdownView breakdown(
      @PathParam("ws") String ws, @PathParam("by") String by, @Context UriInfo uri) {
    Dimension dimension = Dimension.of(by);
    if (dimension == null && !OTHERS.contains(by)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "Clicks are not broken down by that.");
    }
    var query = StatsQuery.ofBreakdown(uri.getQueryParameters(), clock.instant());
    Breakdowns.Breakdown breakdown =
        dimension != null
            ? breakdowns.by(dimension, ws, query)
            : switch (by) {
              case LINKS -> breakdowns.byLink(ws, query);
              case TAGS -> breakdowns.byTag(ws, query);
              default -> breakdowns.byContinent(ws, query);
            };
    return BreakdownView.of(by, breakdown, query.includeBots());
  }
}
