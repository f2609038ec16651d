package dev.waymark.admin.qr;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.waymark.admin.link.Links;
import dev.waymark.link.ScanMarker;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.QueryParameters;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// `/api/workspaces/{ws}/links/{id}/qr`.
@Path("/api/workspaces/{ws}/links/{id}/qr")
final class QrResource {
  private static final String SVG = "image/svg+xml";
  private static final String PNG = "image/png";
  private static final Set<String> PARAMETERS =
      new LinkedHashSet<>(List.of("format", "size", "margin", "error_correction"));
  private static final int MIN_SIZE = 64;
  private static final int MAX_SIZE = 2_048;
  private static final int DEFAULT_SIZE = 512;
  private static final int MAX_MARGIN = 16;
  private static final int DEFAULT_MARGIN = 4;

  private final Links links;

  QrResource(Links links) {
    this.links = links;
  }

  @GET
  @Needs(Role.VIEWER)
  @Produces({SVG, PNG})
  @Operation(operationId = "getQrCode")
  public Response get(
      @PathParam("ws") String ws, @PathParam("id") String id, @Context UriInfo uri) {
    var parameters = QueryParameters.of(uri, PARAMETERS);
    String format = parameters.oneOf("format", List.of("svg", "png"), "svg");
    int size = parameters.number("size", MIN_SIZE, MAX_SIZE, DEFAULT_SIZE);
    int margin = parameters.number("margin", 0, MAX_MARGIN, DEFAULT_MARGIN);
    String correction = parameters.oneOf("error_correction", List.of("L", "M", "Q", "H"), "M");
    QrCode code =
        QrCode.of(
            links.get(ws, id).body().shortUrl() + '?' + ScanMarker.PAIR,
            ErrorCorrectionLevel.valueOf(correction),
            margin);
    if (format.equals("svg")) {
      return picture(code.svg(size).getBytes(StandardCharsets.UTF_8), SVG);
    }
    if (size < code.modules()) {
      throw ProblemException.ofParameter(
          "size", "This code needs at least " + code.modules() + " pixels.");
    }
    return picture(code.png(size), PNG);
  }

  private static Response picture(byte[] bytes, String type) {
    return Response.ok(bytes, type).build();
  }
}
