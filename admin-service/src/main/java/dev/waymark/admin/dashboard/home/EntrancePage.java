package dev.waymark.admin.dashboard.home;

import dev.waymark.admin.dashboard.Frames;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/// `/w/{ws}`. Apart from the other pages of the home, whose address is shorter: of two classes the
/// one with the longer address takes a request, and other pages begin with `/w/{ws}` too.
@Path("/w/{ws}")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class EntrancePage {
  private final Frames frames;

  EntrancePage(Frames frames) {
    this.frames = frames;
  }

  /// To the first place that has a page.
  @GET
  @Needs(Role.VIEWER)
  public RestResponse<Void> workspace(@PathParam("ws") String ws) {
    return frames.leadTo(frames.entrance(ws));
  }
}
