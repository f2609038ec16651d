package dev.waymark.admin.dashboard.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.portability.Portability;
import dev.waymark.admin.portability.RestoredView;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Page;
import dev.waymark.service.access.Role;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.limit.Expensive;
import dev.waymark.service.problem.ProblemError;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/settings/transfer`: all of a workspace in one file, and back, after a look at what
/// would come of it.
@Path("/w/{ws}/settings/transfer")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class TransferPage {
  /// As long as one field of a form may be, for the file is sent once more as one.
  private static final int MOST_BYTES = 1_000_000;

  /// What a thing of the file is called by.
  private static final List<String> NAMES = List.of("name", "domain", "title", "slug", "key");

  private final Frames frames;
  private final Sentences sentences;
  private final Portability portability;

  TransferPage(Frames frames, Sentences sentences, Portability portability) {
    this.frames = frames;
    this.sentences = sentences;
    this.portability = portability;
  }

  /// How many things of a kind would be as the file says.
  record Count(String part, int count) {}

  /// What is wrong with a thing of the file.
  ///
  /// @param where which one, in words
  /// @param place within it, as the file has it; empty for the thing itself
  record Wrong(String where, String place, String why) {}

  /// What would come of a file, or why nothing would.
  ///
  /// @param json the file, to be sent once more
  /// @param count of what is wrong; those that are listed are the first of them
  record Looked(
      String json, List<Count> counts, List<String> warnings, List<Wrong> wrong, int count) {
    /// Whether more is wrong than is listed.
    public boolean isCut() {
      return count > wrong.size();
    }
  }

  @CheckedTemplate(basePath = "dashboard/settings")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance transfer(
        Frame frame, @Nullable Looked looked, FormFaults faults);
  }

  @GET
  @Needs(Role.EDITOR)
  public RestResponse<String> show(@PathParam("ws") String ws) {
    return frames.page(page(ws, null, FormFaults.none()));
  }

  /// Says what would come of a file.
  @POST
  @Needs(Role.OWNER)
  @Expensive
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public RestResponse<String> look(@PathParam("ws") String ws, @RestForm @Nullable FileUpload file)
      throws IOException {
    TransferMessages say = sentences.of(TransferMessages.class);
    if (file == null || file.size() == 0) {
      return unread(ws, say.noFile());
    }
    if (file.size() > MOST_BYTES) {
      return unread(ws, say.tooLarge());
    }
    String json = Files.readString(file.uploadedFile(), StandardCharsets.UTF_8);
    try {
      RestoredView restored = restore(ws, json, true);
      return frames.page(page(ws, looked(json, restored), FormFaults.none()));
    } catch (ProblemException e) {
      return refused(ws, json, e);
    }
  }

  /// Brings back a file that was looked at.
  @POST
  @Path("/run")
  @Needs(Role.OWNER)
  @Expensive
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> run(@PathParam("ws") String ws, @RestForm @Nullable String json) {
    String text = Objects.requireNonNullElse(json, "");
    try {
      var _ = restore(ws, text, false);
      return frames.leadTo(
          "/w/" + ws + "/settings/transfer", Toast.of(sentences.of(TransferMessages.class).done()));
    } catch (ProblemException e) {
      return refused(ws, text, e);
    }
  }

  private RestoredView restore(String ws, String json, boolean dryRun) {
    JsonBody body = JsonBody.read(json.getBytes(StandardCharsets.UTF_8));
    return portability.restore(ws, body.object(), dryRun);
  }

  private RestResponse<String> unread(String ws, String why) {
    return frames.refused(
        page(ws, null, FormFaults.of("file", why)), new ProblemException(ProblemType.INVALID, why));
  }

  private RestResponse<String> refused(String ws, String json, ProblemException why) {
    if (why.type() == ProblemType.NOT_FOUND) {
      throw why;
    }
    return why.errors().isEmpty()
        ? frames.refused(page(ws, null, FormFaults.ofWhole(why.detail())), why)
        : frames.refused(page(ws, looked(json, why), FormFaults.none()), why);
  }

  private TemplateInstance page(String ws, @Nullable Looked looked, FormFaults faults) {
    return Templates.transfer(frames.of(Place.SETTINGS, ws), looked, faults);
  }

  private Looked looked(String json, RestoredView restored) {
    TransferMessages say = sentences.of(TransferMessages.class);
    return new Looked(
        json,
        restored.restored().entrySet().stream()
            .map(part -> new Count(say.part(part.getKey()), part.getValue()))
            .toList(),
        restored.warnings(),
        List.of(),
        0);
  }

  private Looked looked(String json, ProblemException why) {
    JsonNode document;
    try {
      document = JsonBody.read(json.getBytes(StandardCharsets.UTF_8)).tree();
    } catch (ProblemException _) {
      document = MissingNode.getInstance();
    }
    JsonNode read = document;
    return new Looked(
        "",
        List.of(),
        List.of(),
        why.errors().stream().map(error -> wrong(error, read)).toList(),
        why.errorCount());
  }

  private Wrong wrong(ProblemError error, JsonNode document) {
    TransferMessages say = sentences.of(TransferMessages.class);
    String pointer = Objects.requireNonNullElse(error.pointer(), "");
    String[] places = pointer.split("/", 4);
    if (places.length < 2) {
      return new Wrong(say.whole(), "", error.detail());
    }
    String part = places[1];
    if (!document.path(part).isArray() || places.length < 3 || !places[2].matches("\\d{1,6}")) {
      return new Wrong(
          document.path(part).isObject() ? say.part(part) : say.whole(),
          pointer.substring(1),
          error.detail());
    }
    int index = Integer.parseInt(places[2]);
    String called = called(document.path(part).path(index));
    String entry = say.entry(part, index + 1);
    return new Wrong(
        called.isEmpty() ? entry : entry + ": " + called,
        places.length < 4 ? "" : places[3],
        error.detail());
  }

  private static String called(JsonNode thing) {
    return NAMES.stream()
        .map(thing::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst()
        .orElse("");
  }
}
