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

/// `/api/rollups/{date}`.
@Path("/api/rollups/{date}")
@Produces(MediaType.APPLICATION_JSON)
final class RollupResource {
  private final Rollup rollup;

  RollupResource(Rollup rollup) {
    this.rollup = rollup;
  }

  @POST
  @OperatorOnly
  @Operation(operationId = "runRollup")
  public RollupView run(@PathParam("date") String date) {
    LocalDate day;
    try {
      day = LocalDate.parse(date);
    } catch (DateTimeException _) {
      throw ProblemException.ofParameter("date", "A date looks like 2026-03-01.");
    }
    return RollupView.of(rollup.run(day));
  }
}
