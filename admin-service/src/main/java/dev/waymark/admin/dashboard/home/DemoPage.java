package dev.waymark.admin.dashboard.home;

import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Messages;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.demo.Demos;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/// `/w/{ws}/demo/remove`: what the button on every page of a demo does. It asks for no name and no
/// password, since nothing in a demo is anybody's, and it can be undone.
@Path("/w/{ws}/demo/remove")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Page
final class DemoPage {
  private final Demos demos;
  private final Frames frames;
  private final Sentences sentences;

  DemoPage(Demos demos, Frames frames, Sentences sentences) {
    this.demos = demos;
    this.frames = frames;
    this.sentences = sentences;
  }

  @POST
  @Needs(Role.OWNER)
  public RestResponse<String> remove(@PathParam("ws") String ws) {
    String removed = demos.remove(ws).id();
    return frames.leadTo(
        "/workspaces",
        new Toast(
            sentences.of(Messages.class).demoRemoved(),
            "/workspaces/deleted/" + removed + "/restore"));
  }
}
