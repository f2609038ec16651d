package dev.waymark.admin.dashboard.settings;

import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLine;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.dashboard.Choice;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Frames;
import dev.waymark.admin.dashboard.Moment;
import dev.waymark.admin.dashboard.Place;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.key.Keys;
import dev.waymark.admin.member.Team;
import dev.waymark.service.access.Needs;
import dev.waymark.service.access.Role;
import dev.waymark.service.page.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// `/w/{ws}/settings/audit`: who changed what, in sentences.
@Path("/w/{ws}/settings/audit")
@Produces(MediaType.TEXT_HTML)
@dev.waymark.service.access.Page
@Blocking
final class AuditPage {
  private static final String OPERATOR = "operator";
  private static final String SYSTEM = "system";

  /// As many keys as a workspace can have, and more.
  private static final int MOST_KEYS = 50;

  private final Frames frames;
  private final Sentences sentences;
  private final AuditLog log;
  private final Team team;
  private final Keys keys;

  AuditPage(Frames frames, Sentences sentences, AuditLog log, Team team, Keys keys) {
    this.frames = frames;
    this.sentences = sentences;
    this.log = log;
    this.team = team;
    this.keys = keys;
  }

  /// An entry: a sentence and when.
  record Row(String text, Moment at) {}

  /// What the page shows.
  ///
  /// @param earlier the address of the next page; null when this is the last
  /// @param isLatest whether it is the first page
  record Shown(
      List<Choice> who,
      List<Choice> kinds,
      List<Row> rows,
      @Nullable String earlier,
      boolean isLatest) {}

  @CheckedTemplate(basePath = "dashboard/settings")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance audit(Frame frame, Shown shown);
  }

  @GET
  @Needs(Role.ADMIN)
  public RestResponse<String> list(
      @PathParam("ws") String ws,
      @RestQuery("user_id") @Nullable String who,
      @RestQuery @Nullable String kind,
      @RestQuery @Nullable String cursor,
      @Context UriInfo uri) {
    // An empty choice stands for all, and the API takes none.
    if (uri.getQueryParameters().values().stream().anyMatch(values -> values.contains(""))) {
      return frames.leadTo(address(ws, who, kind, cursor));
    }
    Frame frame = frames.of(Place.SETTINGS, ws);
    SettingsMessages say = sentences.of(SettingsMessages.class);
    Page<AuditLine> page = log.lines(ws, AuditLog.request(uri));
    return frames.page(
        Templates.audit(
            frame,
            new Shown(
                callers(ws, say, who == null ? "" : who),
                AuditAction.kinds().stream()
                    .map(each -> new Choice(each, kind(say, each), each.equals(kind)))
                    .toList(),
                page.entries().stream()
                    .map(
                        line ->
                            new Row(
                                capitalized(sentence(say, line)),
                                Moment.of(line.at(), sentences.language())))
                    .toList(),
                page.next() == null ? null : address(ws, who, kind, page.next()),
                cursor == null)));
  }

  private static String address(
      String ws, @Nullable String who, @Nullable String kind, @Nullable String cursor) {
    UriBuilder address = UriBuilder.fromPath("/w/{ws}/settings/audit");
    add(address, "user_id", who);
    add(address, "kind", kind);
    add(address, "cursor", cursor);
    return address.build(ws).toString();
  }

  private static void add(UriBuilder address, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      address.queryParam(name, URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private List<Choice> callers(String ws, SettingsMessages say, String chosen) {
    var callers = new ArrayList<Choice>();
    team.list(ws)
        .forEach(
            member -> callers.add(choice(member.person().id(), member.person().name(), chosen)));
    keys.page(ws, null, MOST_KEYS)
        .entries()
        .forEach(key -> callers.add(choice(key.id(), say.auditKey(key.name()), chosen)));
    callers.add(choice(OPERATOR, say.auditOperator(), chosen));
    callers.add(choice(SYSTEM, say.auditSystem(), chosen));
    return callers;
  }

  private static Choice choice(String value, String label, String chosen) {
    return new Choice(value, label, value.equals(chosen));
  }

  private static String sentence(SettingsMessages say, AuditLine line) {
    String who = who(say, line);
    String what = what(say, line);
    return switch (line.action()) {
      case LINK_CREATE,
          CHANNEL_CREATE,
          POOL_CREATE,
          SCHEDULE_CREATE,
          SEGMENT_CREATE,
          API_KEY_CREATE,
          WORKSPACE_CREATE ->
          say.auditCreated(who, what);
      case LINK_UPDATE,
          LINK_BULK_UPDATE,
          CHANNEL_UPDATE,
          POOL_UPDATE,
          SCHEDULE_UPDATE,
          SEGMENT_UPDATE,
          DOMAIN_UPDATE,
          WORKSPACE_UPDATE ->
          say.auditUpdated(who, what);
      case LINK_DELETE,
          LINK_BULK_DELETE,
          CHANNEL_DELETE,
          POOL_DELETE,
          SCHEDULE_DELETE,
          SEGMENT_DELETE,
          DOMAIN_REMOVE,
          API_KEY_DELETE,
          WORKSPACE_DELETE ->
          say.auditDeleted(who, what);
      case DOMAIN_ADD -> say.auditAdded(who, what);
      case DOMAIN_VERIFY -> say.auditProved(who, what);
      case DOMAIN_NOTICE -> say.auditNotice(what);
      case DOMAIN_NOTICE_END -> say.auditNoticeEnd(what);
      case DOMAIN_LOST -> say.auditLost(what);
      case TAKEDOWN_CREATE -> say.auditTakenDown(who, what);
      case TAKEDOWN_DELETE -> say.auditLifted(who, what);
      case API_KEY_EXPIRE -> say.auditExpired(what);
      case MEMBER_UPDATE_ROLE -> say.auditRole(who, what);
      case MEMBER_REMOVE -> say.auditRemoved(who, what);
      case MEMBER_DISABLE -> say.auditDisabled(who, what);
      case MEMBER_ENABLE -> say.auditEnabled(who, what);
      case INVITE_CREATE -> say.auditInvited(who, what);
      case INVITE_DELETE -> say.auditWithdrew(who, what);
      case INVITE_ACCEPT -> say.auditJoined(who);
      case WORKSPACE_RESTORE -> say.auditBack(who);
    };
  }

  private static String who(SettingsMessages say, AuditLine line) {
    String name = line.callerName();
    if (line.caller().equals(OPERATOR)) {
      return say.auditOperator();
    }
    if (line.caller().equals(SYSTEM)) {
      return say.auditSystem();
    }
    if (line.caller().startsWith("key_")) {
      return name == null ? say.auditKeyGone() : say.auditKey(name);
    }
    return name == null ? say.auditSomebodyGone() : name;
  }

  private static String what(SettingsMessages say, AuditLine line) {
    String name = line.subject();
    return switch (line.action().kind()) {
      case "link" -> name == null ? say.aLink() : say.theLink(name);
      case "channel" -> say.theChannel(named(say, name));
      case "pool" -> say.thePool(named(say, name));
      case "schedule" -> say.theHours(named(say, name));
      case "domain" -> name == null ? say.aDomain() : say.theDomain(name);
      case "api_key" -> name == null ? say.aKey() : say.theKey(name);
      case "takedown" -> name == null ? say.theWorkspace() : say.theLink(name);
      case "workspace" -> say.theWorkspace();
      default -> named(say, name);
    };
  }

  private static String named(SettingsMessages say, @Nullable String name) {
    return name == null ? say.somebody() : name;
  }

  private static String kind(SettingsMessages say, String kind) {
    return capitalized(
        switch (kind) {
          case "link" -> say.kindLinks();
          case "channel" -> say.kindChannels();
          case "pool" -> say.kindPools();
          case "schedule" -> say.kindHours();
          case "segment" -> say.kindSegments();
          case "domain" -> say.kindDomains();
          case "takedown" -> say.kindTakedowns();
          case "api_key" -> say.kindKeys();
          case "member" -> say.kindMembers();
          case "invite" -> say.kindInvites();
          default -> say.kindWorkspace();
        });
  }

  private static String capitalized(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }
}
