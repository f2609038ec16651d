package dev.waymark.admin.dashboard.settings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Moment;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.Toast;
import dev.waymark.admin.key.KeyView;
import dev.waymark.admin.key.Keys;
import dev.waymark.admin.key.NewKeyView;
import dev.waymark.admin.precondition.Precondition;
import dev.waymark.service.access.Fresh;
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
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/settings/keys`.
@Path("/w/{ws}/settings/keys")
@Produces(MediaType.TEXT_HTML)
@Page
@Blocking
final class KeysPage {
  private static final int MOST = 50;

  private static final String MONTH = "30";
  private static final String QUARTER = "90";
  private static final String YEAR = "365";

  /// How many days a key can be good for; empty for until it is deleted.
  private static final List<String> DAYS = List.of("", MONTH, QUARTER, YEAR);

  private final Frames frames;
  private final Sentences sentences;
  private final Keys keys;
  private final InstantSource clock;

  KeysPage(Frames frames, Sentences sentences, Keys keys, InstantSource clock) {
    this.frames = frames;
    this.sentences = sentences;
    this.keys = keys;
    this.clock = clock;
  }

  /// A key as the list shows it.
  ///
  /// @param expires null for never
  record Row(
      String id,
      String name,
      String prefix,
      String role,
      Moment created,
      String used,
      @Nullable Moment expires) {}

  /// What somebody writes of a new key.
  ///
  /// @param scopes what it can be for in the place of a role
  record Form(String name, List<RoleChoice> roles, List<RoleChoice> scopes, List<Choice> days) {}

  @CheckedTemplate(basePath = "dashboard/settings")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance keys(Frame frame, List<Row> keys);

    static native TemplateInstance keyNew(Frame frame, Form form, FormFaults faults);

    static native TemplateInstance keyMade(Frame frame, String name, String key);

    static native TemplateInstance keyDelete(Frame frame, Row key);
  }

  @GET
  @Needs(Role.OWNER)
  public RestResponse<String> list(@PathParam("ws") String ws) {
    return frames.page(Templates.keys(frames.of(Place.SETTINGS, ws), rows(ws)));
  }

  @GET
  @Path("/new")
  @Needs(Role.OWNER)
  @Fresh
  public RestResponse<String> askForNew(@PathParam("ws") String ws) {
    return frames.page(
        Templates.keyNew(
            frames.of(Place.SETTINGS, ws), form("", Role.EDITOR.key(), ""), FormFaults.none()));
  }

  /// Answers with the key itself, and not with a redirect: it is shown this once.
  @POST
  @Path("/new")
  @Needs(Role.OWNER)
  @Fresh
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public RestResponse<String> create(
      @PathParam("ws") String ws,
      @RestForm @Nullable String name,
      @RestForm @Nullable String role,
      @RestForm @Nullable String days) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name == null ? "" : name);
    if (role != null && role.contains(":")) {
      ArrayNode scopes = json.putArray("scopes");
      Arrays.stream(role.split(" ")).forEach(scopes::add);
    } else {
      json.put("role", role == null ? "" : role);
    }
    if (days != null && DAYS.contains(days) && !days.isEmpty()) {
      json.put(
          "expires_at", clock.instant().plus(Duration.ofDays(Long.parseLong(days))).toString());
    }
    try {
      NewKeyView made = keys.create(ws, json);
      return frames.page(
          Templates.keyMade(
              frames.of(Place.SETTINGS, ws),
              made.name(),
              Objects.requireNonNull(made.key(), "key")));
    } catch (ProblemException e) {
      return frames.refused(
          Templates.keyNew(
              frames.of(Place.SETTINGS, ws),
              form(name == null ? "" : name, role == null ? "" : role, days == null ? "" : days),
              scopesAsRole(e)),
          e);
    }
  }

  @GET
  @Path("/{id}/delete")
  @Needs(Role.OWNER)
  @Fresh
  public RestResponse<String> askToDelete(@PathParam("ws") String ws, @PathParam("id") String id) {
    Row key =
        rows(ws).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new ProblemException(ProblemType.NOT_FOUND, "There is no such key."));
    return frames.page(Templates.keyDelete(frames.of(Place.SETTINGS, ws), key));
  }

  @POST
  @Path("/{id}/delete")
  @Needs(Role.OWNER)
  @Fresh
  public RestResponse<String> delete(@PathParam("ws") String ws, @PathParam("id") String id) {
    keys.delete(ws, id, Precondition.of(null));
    return frames.leadTo(
        "/w/" + ws + "/settings/keys", Toast.of(sentences.of(SettingsMessages.class).keyDeleted()));
  }

  /// What was refused; the page has one control for the role and the scopes.
  private static FormFaults scopesAsRole(ProblemException e) {
    return new FormFaults(
        FormFaults.of(e, "name", "role", "scopes").faults().stream()
            .map(
                fault ->
                    "scopes".equals(fault.field())
                        ? new FormFaults.FormFault("role", fault.text())
                        : fault)
            .toList());
  }

  private Form form(String name, String role, String days) {
    SettingsMessages say = sentences.of(SettingsMessages.class);
    return new Form(
        name,
        RoleChoice.all(say, Role.OWNER, role),
        RoleChoice.scopes(say, role),
        DAYS.stream().map(each -> new Choice(each, label(say, each), each.equals(days))).toList());
  }

  private static String label(SettingsMessages say, String days) {
    return switch (days) {
      case MONTH -> say.keyMonth();
      case QUARTER -> say.keyQuarter();
      case YEAR -> say.keyYear();
      default -> say.keyNever();
    };
  }

  private List<Row> rows(String ws) {
    SettingsMessages say = sentences.of(SettingsMessages.class);
    return keys.page(ws, null, MOST).entries().stream().map(key -> row(key, say)).toList();
  }

  private Row row(KeyView key, SettingsMessages say) {
    Locale language = sentences.language();
    Role role = key.role() == null ? null : Role.of(key.role());
    LocalDate used = key.lastUsed();
    return new Row(
        key.id(),
        key.name(),
        key.keyPrefix(),
        role == null ? RoleChoice.label(say, key.scopes()) : RoleChoice.label(say, role),
        Moment.of(key.createdAt(), language),
        used == null
            ? say.keyUnused()
            : say.keyUsed(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(language)
                    .format(used)),
        key.expiresAt() == null ? null : Moment.of(key.expiresAt(), language));
  }
}
