package dev.waymark.analytics.retention;

import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.QueryParameters;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `DELETE /api/workspaces/{ws}/clicks`.
@Path("/api/workspaces/{ws}/clicks")
@Produces(MediaType.APPLICATION_JSON)
final class ErasureResource {
  private static final String LINK = "link";
  private static final String DAY = "day";
  private static final String EVERYTHING = "everything";
  private static final Set<String> PARAMETERS = new LinkedHashSet<>(List.of(LINK, DAY, EVERYTHING));

  private final Erasure erasure;

  ErasureResource(Erasure erasure) {
    this.erasure = erasure;
  }

  @DELETE
  @Needs(Role.OWNER)
  @Operation(operationId = "eraseClicks")
  public ErasedView erase(@PathParam("ws") String ws, @Context UriInfo uri) {
    // A misspelt or an empty one would erase more than was meant.
    var parameters = QueryParameters.of(uri, PARAMETERS);
    for (String name : PARAMETERS) {
      if ("".equals(parameters.get(name))) {
        throw ProblemException.ofParameter(name, "This parameter is empty.");
      }
    }
    String link = parameters.get(LINK);
    String day = parameters.get(DAY);
    if (link == null && day == null && !"true".equals(parameters.get(EVERYTHING))) {
      throw ProblemException.ofParameter(
          EVERYTHING, "Name a 'link' or a 'day', or say everything=true.");
    }
    return new ErasedView(true, erasure.erase(ws, link, day == null ? null : read(day)));
  }

  private static LocalDate read(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException _) {
      throw ProblemException.ofParameter(DAY, "A date looks like 2026-03-01.");
    }
  }
}
