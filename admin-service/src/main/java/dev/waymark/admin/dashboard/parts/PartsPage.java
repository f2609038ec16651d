package dev.waymark.admin.dashboard.parts;

import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// `/w/{ws}/parts`, which nothing leads to.
@Path("/w/{ws}/parts")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class PartsPage {
  private final Frames frames;

  PartsPage(Frames frames) {
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "dashboard/parts")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance parts(Frame frame, FormFaults faults, List<String> icons);
  }

  @GET
  @Needs(Role.VIEWER)
  public TemplateInstance parts(@PathParam("ws") String ws) {
    return Templates.parts(
        frames.of(Place.SETTINGS, ws),
        FormFaults.of("wrong", "This is what a fault reads like."),
        List.of(
            "link",
            "chat",
            "hub",
            "chart",
            "gear",
            "search",
            "plus",
            "check",
            "x",
            "copy",
            "updown",
            "down",
            "right",
            "left",
            "warning",
            "info",
            "person",
            "people",
            "key",
            "screen",
            "sun",
            "moon",
            "keyboard",
            "leave",
            "dots",
            "grip",
            "trash",
            "pencil",
            "power",
            "qr",
            "tag",
            "globe",
            "clock",
            "calendar",
            "phone",
            "play",
            "history",
            "undo",
            "download",
            "upload",
            "filter",
            "sort",
            "external",
            "share",
            "eye",
            "lock",
            "mail",
            "arrow-up",
            "arrow-down",
            "arrow-right",
            "top",
            "bottom",
            "flag",
            "shield",
            "list",
            "split",
            "stop",
            "spark",
            "briefcase"));
  }
}
