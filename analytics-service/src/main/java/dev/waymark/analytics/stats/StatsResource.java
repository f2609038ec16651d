package dev.waymark.analytics.stats;

import dev.waymark.analytics.breakdown.Dimension;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/workspaces/{ws}/stats`.
@Path("/api/workspaces/{ws}/stats")
@Tag(name = "Statistics", description = "What happened to a workspace's links.")
@Produces(MediaType.APPLICATION_JSON)
final class StatsResource {
  private static final String LINKS = "links";
  private static final String CONTINENTS = "continents";
  private static final String SPAN =
      " Counted in quarters of an hour: a time in between stands for the quarter that it lies in.";

  private final Stats stats;
  private final Breakdowns breakdowns;
  private final AbTest abTest;
  private final InstantSource clock;

  StatsResource(Stats stats, Breakdowns breakdowns, AbTest abTest, InstantSource clock) {
    this.stats = stats;
    this.breakdowns = breakdowns;
    this.abTest = abTest;
    this.clock = clock;
  }

  @GET
  @Path("/summary")
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "getSummary",
      summary = "Sum up what happened",
      description =
          "Of one link or all, over a span of time or, without one, ever. Bots, previews and"
              + " prefetches are always shown, apart; `include_bots` adds the visits of people that"
              + " are no clicks."
              + SPAN)
  @Parameter(name = "include_bots", in = ParameterIn.QUERY, ref = "include_bots")
  @APIResponse(responseCode = "200", description = "The sums.")
  public SummaryView summary(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = StatsQuery.ofSummary(uri.getQueryParameters(), clock.instant());
    return SummaryView.of(stats.summary(ws, query), query.includeBots());
  }

  @GET
  @Path("/timeseries")
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "getTimeSeries",
      summary = "Follow clicks over time",
      description =
          "By the hour or day of any time zone, without holes; of the last 30 days unless said"
              + " otherwise."
              + SPAN)
  @Parameter(name = "interval", in = ParameterIn.QUERY, ref = "interval")
  @Parameter(name = "include_bots", in = ParameterIn.QUERY, ref = "include_bots")
  @APIResponse(responseCode = "200", description = "The points, in the order of time.")
  public SeriesView series(@PathParam("ws") String ws, @Context UriInfo uri) {
    var query = StatsQuery.ofSeries(uri.getQueryParameters(), clock.instant());
    return new SeriesView(
        query.interval().key(),
        query.zone().getId(),
        stats.series(ws, query).stream()
            .map(point -> SeriesView.PointView.of(point, query.includeBots()))
            .toList());
  }

  @GET
  @Path("/daily")
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "getDaily",
      summary = "Follow clicks over time, by another name",
      description = "The same as `timeseries`.")
  @Parameter(name = "interval", in = ParameterIn.QUERY, ref = "interval")
  @Parameter(name = "include_bots", in = ParameterIn.QUERY, ref = "include_bots")
  @APIResponse(responseCode = "200", description = "The points, in the order of time.")
  public SeriesView daily(@PathParam("ws") String ws, @Context UriInfo uri) {
    return series(ws, uri);
  }

  @GET
  @Path("/ab")
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "compareVariants",
      summary = "Compare the variants of a link",
      description =
          "By what share of their clicks brought a lead, each with the first; ever, unless a span"
              + " is named. Choose a span in which nothing about the variants was changed, and"
              + " decide beforehand when to look.")
  @Parameter(
      name = "link",
      in = ParameterIn.QUERY,
      required = true,
      description = "The link's id.",
      schema = @Schema(type = SchemaType.STRING),
      example = "lnk_1")
  @APIResponse(responseCode = "200", description = "The variants.")
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
  @Needs(Role.VIEWER)
  @Operation(
      operationId = "getBreakdown",
      summary = "Break clicks down",
      description =
          "By one thing that is known of them; of the last 30 days unless said otherwise. Of days"
              + " whose clicks are no longer kept, a day counts as a whole, in UTC. Clicks that no"
              + " rule decided are in no breakdown by rules; the same holds for variants, channels,"
              + " entries (of hubs) and campaigns. Rules and variants go by their names: name a"
              + " link, where several links use the same name. `rule_versions` tells apart by the"
              + " version of the link's rules too. A lead counts where the click that brought it"
              + " does, and `values` says there what it is worth."
              + SPAN)
  @Parameter(
      name = "by",
      in = ParameterIn.PATH,
      required = true,
      description = "What to break them down by.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {
                "countries",
                "continents",
                "devices",
                "os",
                "browsers",
                "languages",
                "referrers",
                "outcomes",
                "rules",
                "rule_versions",
                "variants",
                "channels",
                "entries",
                "campaigns",
                "links"
              }),
      example = "countries")
  @Parameter(name = "include_bots", in = ParameterIn.QUERY, ref = "include_bots")
  @Parameter(name = "limit", in = ParameterIn.QUERY, ref = "limit")
  @APIResponse(responseCode = "200", description = "The values, the most frequent first.")
  public BreakdownView breakdown(
      @PathParam("ws") String ws, @PathParam("by") String by, @Context UriInfo uri) {
    Dimension dimension = Dimension.of(by);
    if (dimension == null && !by.equals(LINKS) && !by.equals(CONTINENTS)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "Clicks are not broken down by that.");
    }
    var query = StatsQuery.ofBreakdown(uri.getQueryParameters(), clock.instant());
    Breakdowns.Breakdown breakdown;
    if (dimension != null) {
      breakdown = breakdowns.by(dimension, ws, query);
    } else if (by.equals(LINKS)) {
      breakdown = breakdowns.byLink(ws, query);
    } else {
      breakdown = breakdowns.byContinent(ws, query);
    }
    return BreakdownView.of(by, breakdown, query.includeBots());
  }
}
