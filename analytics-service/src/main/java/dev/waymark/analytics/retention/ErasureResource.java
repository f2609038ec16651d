package dev.waymark.analytics.retention;

import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// `DELETE /api/workspaces/{ws}/clicks`.
@Path("/api/workspaces/{ws}/clicks")
@Tag(name = "Clicks", description = "The single clicks, as long as they are kept.")
@Produces(MediaType.APPLICATION_JSON)
final class ErasureResource {
  private final Erasure erasure;

  ErasureResource(Erasure erasure) {
    this.erasure = erasure;
  }

  @DELETE
  @Needs(Role.OWNER)
  @Operation(
      operationId = "eraseClicks",
      summary = "Erase clicks",
      description =
          "Of one link, of one day, or of one link on one day; without either, all of the"
              + " workspace, which has to be said with `everything`. Counts stay as they are: they"
              + " say nothing of anybody. What a redirect node still holds in its journal, and"
              + " backups, are not reached.")
  @APIResponse(responseCode = "200", description = "How many were erased.")
  public ErasedView erase(
      @PathParam("ws") String ws,
      @Parameter(description = "The clicks of this link only.", example = "lnk_9")
          @QueryParam("link")
          @Nullable String link,
      @Parameter(
              description = "The clicks of this day only, in UTC.",
              schema = @Schema(type = SchemaType.STRING, format = "date"),
              example = "2026-03-01")
          @QueryParam("day")
          @Nullable String day,
      @Parameter(description = "Whether really all clicks are meant.") @QueryParam("everything")
          @Nullable String everything) {
    if (link == null && day == null && !"true".equals(everything)) {
      throw ProblemException.ofParameter(
          "everything", "Name a 'link' or a 'day', or say everything=true.");
    }
    return new ErasedView(true, erasure.erase(ws, link, day == null ? null : read(day)));
  }

  private static LocalDate read(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException _) {
      throw ProblemException.ofParameter("day", "A date looks like 2026-03-01.");
    }
  }
}
