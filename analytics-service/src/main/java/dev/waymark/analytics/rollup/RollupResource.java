package dev.waymark.analytics.rollup;

import dev.waymark.service.access.OperatorOnly;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// `/api/rollups/{date}`.
@Path("/api/rollups/{date}")
@Tag(name = "Rollup", description = "The daily computation of every link's click_count.")
@Produces(MediaType.APPLICATION_JSON)
final class RollupResource {
  private final Rollup rollup;

  RollupResource(Rollup rollup) {
    this.rollup = rollup;
  }

  @POST
  @OperatorOnly
  @Operation(
      operationId = "runRollup",
      summary = "Run the rollup now",
      description =
          "Sets every link's click_count to all its clicks up to and including that day (in UTC)."
              + " Running it twice changes nothing. It never goes back behind the last day that was"
              + " rolled up; the answer says which day it counted.")
  @APIResponse(responseCode = "200", description = "What it wrote.")
  public RollupView run(
      @Parameter(
              description = "The last day to count, not in the future.",
              schema = @Schema(type = SchemaType.STRING, format = "date", examples = "2026-03-01"))
          @PathParam("date")
          String date) {
    LocalDate day;
    try {
      day = LocalDate.parse(date);
    } catch (DateTimeException _) {
      throw ProblemException.ofParameter("date", "A date looks like 2026-03-01.");
    }
    return RollupView.of(rollup.run(day));
  }
}
