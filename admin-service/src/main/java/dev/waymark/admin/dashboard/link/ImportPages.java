package dev.waymark.admin.dashboard.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.transfer.CsvImport;
import dev.waymark.admin.transfer.ImportView;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/links/import`: links out of a CSV file, which is looked at before anything is made.
@Path("/w/{ws}/links/import")
@Produces(MediaType.TEXT_HTML)
@Blocking
@Page
final class ImportPages {
  /// As long as one field of a form may be, for the file is sent once more as one.
  private static final int MOST_BYTES = 1_000_000;

  private final CsvImport csv;
  private final LinkLists lists;
  private final Frames frames;

  ImportPages(CsvImport csv, LinkLists lists, Frames frames) {
    this.csv = csv;
    this.lists = lists;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "dashboard/link")
  static final class Templates {
    private Templates() {}

    // `import` is a word of the language.
    static native TemplateInstance importing(Frame frame, FormFaults faults, ImportModel model);
  }

  /// Asks for a file.
  @GET
  @Needs(Role.EDITOR)
  public RestResponse<String> ask(@PathParam("ws") String ws) {
    return LinkPages.page(page(ws, FormFaults.none(), "", null));
  }

  /// Says what would come of a file.
  @POST
  @Needs(Role.EDITOR)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public RestResponse<String> look(@PathParam("ws") String ws, @RestForm @Nullable FileUpload file)
      throws IOException {
    LinkMessages messages = lists.messages();
    if (file == null || file.size() == 0) {
      return refused(ws, FormFaults.of("file", messages.importNoFile()), unsaid());
    }
    if (file.size() > MOST_BYTES) {
      return refused(ws, FormFaults.of("file", messages.importTooLarge()), unsaid());
    }
    return run(ws, Files.readString(file.uploadedFile(), StandardCharsets.UTF_8), true);
  }

  /// Makes links of a file that was looked at.
  @POST
  @Path("/run")
  @Needs(Role.EDITOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> run(@PathParam("ws") String ws, MultivaluedMap<String, String> sent) {
    return run(ws, Objects.requireNonNullElse(sent.getFirst("csv"), ""), false);
  }

  private RestResponse<String> run(String ws, String text, boolean dryRun) {
    ObjectNode request =
        JsonNodeFactory.instance.objectNode().put("csv", text).put(CsvImport.DRY_RUN, dryRun);
    try {
      return LinkPages.page(page(ws, FormFaults.none(), text, csv.run(ws, request)));
    } catch (ProblemException refusal) {
      return refused(ws, FormFaults.ofWhole(refusal.detail()), refusal);
    }
  }

  private RestResponse<String> refused(String ws, FormFaults faults, ProblemException why) {
    return frames.refused(page(ws, faults, "", null), why);
  }

  private TemplateInstance page(
      String ws, FormFaults faults, String text, @Nullable ImportView view) {
    return Templates.importing(
        frames.of(Place.LINKS, ws), faults, new ImportModel(LinkLists.path(ws), text, view));
  }

  private static ProblemException unsaid() {
    return new ProblemException(ProblemType.INVALID, "There is no file that could be read.");
  }
}
