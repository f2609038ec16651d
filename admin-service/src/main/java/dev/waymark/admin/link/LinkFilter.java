package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.HostName;
import dev.waymark.link.Slug;
import dev.waymark.service.input.Moments;
import dev.waymark.service.input.QueryParameters;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a workspace's links are meant: those that meet every criterion. One that is null, or
/// empty, does not count.
///
/// @param text somewhere in slug, title, note or target, regardless of case
/// @param domain the host
/// @param slug regardless of case
/// @param tags all of these, regardless of case
/// @param active whether somebody has left it switched on
/// @param channel the key of a channel that the link itself names
/// @param pool likewise
/// @param schedule likewise
/// @param segment likewise
/// @param hasRules whether there is any, paused ones included
/// @param createdFrom this moment or later
/// @param createdTo before this moment
/// @param hubs whether it has a page on which visitors choose
public record LinkFilter(
    @Nullable String text,
    @Nullable String domain,
    @Nullable String slug,
    List<String> tags,
    @Nullable LinkState state,
    @Nullable Boolean active,
    @Nullable String channel,
    @Nullable String pool,
    @Nullable String schedule,
    @Nullable String segment,
    @Nullable Boolean hasRules,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo,
    @Nullable Boolean hubs) {

  /// All links.
  public static final LinkFilter ALL =
      new LinkFilter(
          null, null, null, List.of(), null, null, null, null, null, null, null, null, null, null);

  /// The links with a page on which visitors choose.
  static final LinkFilter HUBS = ALL.withHubs(true);

  private static final String TAG = "tag";

  /// The parameters of a query, in the order in which they are told of.
  private static final List<String> PARAMETERS =
      List.of(
          "q",
          "domain",
          "slug",
          TAG,
          "state",
          "active",
          "channel",
          "pool",
          "schedule",
          "segment",
          "has_rules",
          "created_from",
          "created_to");

  /// How many characters a text needs for the index that finds texts.
  private static final int TRIGRAM = 3;

  private static final int MOST_TEXT = 200;
  private static final TextRule WORD = TextRule.line(MOST_TEXT);
  private static final TextRule HOST = TextRule.line(253);
  private static final List<String> FLAGS = List.of("true", "false");

  /// A list of its own.
  public LinkFilter {
    tags = List.copyOf(tags);
  }

  /// The same, and only hubs, or only others.
  LinkFilter withHubs(boolean only) {
    return new LinkFilter(
        text,
        domain,
        slug,
        tags,
        state,
        active,
        channel,
        pool,
        schedule,
        segment,
        hasRules,
        createdFrom,
        createdTo,
        only);
  }

  /// The parameters of a list that is filtered and sorted.
  public static PageRequest request(MultivaluedMap<String, String> query) {
    var names = new ArrayList<>(PARAMETERS);
    names.add("sort");
    return PageRequest.of(query, names, Set.of(TAG));
  }

  /// The parameters of what is filtered alone.
  public static LinkFilter of(UriInfo uri) {
    return of(
        QueryParameters.of(uri.getQueryParameters(), new LinkedHashSet<>(PARAMETERS), Set.of(TAG)));
  }

  /// Reads the criteria from the parameters of a query.
  ///
  /// @throws ProblemException when one makes no sense
  static LinkFilter of(QueryParameters parameters) {
    String state = parameters.get("state");
    List<String> tags = parameters.all(TAG);
    if (tags.size() > LinkField.MAX_TAGS) {
      throw ProblemException.ofParameter(
          TAG, "This parameter may stand at most " + LinkField.MAX_TAGS + " times.");
    }
    tags.forEach(tag -> bounded(TAG, tag));
    for (String name : List.of("q", "slug", "channel", "pool", "schedule", "segment")) {
      bounded(name, parameters.get(name));
    }
    return new LinkFilter(
        parameters.get("q"),
        parameters.get("domain"),
        parameters.get("slug"),
        tags,
        state == null
            ? null
            : LinkState.of(parameters.oneOf("state", LinkState.keys(), LinkState.ON.key())),
        flag("active", parameters),
        parameters.get("channel"),
        parameters.get("pool"),
        parameters.get("schedule"),
        parameters.get("segment"),
        flag("has_rules", parameters),
        parameters.from("created_from"),
        parameters.until("created_to"),
        null);
  }

  private static void bounded(String name, @Nullable String value) {
    if (value != null && value.length() > MOST_TEXT) {
      throw ProblemException.ofParameter(name, "This has at most " + MOST_TEXT + " characters.");
    }
  }

  private static @Nullable Boolean flag(String name, QueryParameters parameters) {
    return parameters.get(name) == null
        ? null
        : Boolean.valueOf(parameters.oneOf(name, FLAGS, "true"));
  }

  /// Reads the criteria from a body, in which they have the names of the parameters, but for
  /// `tags`.
  ///
  /// @param json an object with at least one criterion, so that nobody means all links by leaving
  ///   something out
  /// @param faults gets what is wrong with it; the result then is not to be used
  public static LinkFilter read(JsonNode json, String pointer, Faults faults) {
    var members = new Members(json, pointer, faults);
    String state = members.text("state", WORD);
    LinkState known = state == null ? null : LinkState.of(state);
    if (state != null && known == null) {
      faults.add(
          members.at("state"), "This is one of: " + String.join(", ", LinkState.keys()) + ".");
    }
    var filter =
        new LinkFilter(
            members.text("q", WORD),
            members.text("domain", HOST),
            members.text("slug", WORD),
            members.texts("tags", LinkField.MAX_TAGS, LinkField.TAG),
            known,
            flag("active", members),
            members.text("channel", WORD),
            members.text("pool", WORD),
            members.text("schedule", WORD),
            members.text("segment", WORD),
            flag("has_rules", members),
            Moments.read(members, "created_from", faults),
            Moments.read(members, "created_to", faults),
            null);
    members.end();
    if (faults.isEmpty() && filter.equals(ALL)) {
      faults.add(pointer, "Name at least one criterion.");
    }
    return filter;
  }

  private static @Nullable Boolean flag(String name, Members members) {
    return members.raw(name) == null ? null : members.flag(name, false);
  }

  /// Whether it asks for a text that the index of texts can find.
  boolean hasTrigrams() {
    return text != null && text.codePointCount(0, text.length()) >= TRIGRAM;
  }

  /// The `where` of these links, as rows of `link`.
  ///
  /// @param workspace the column that says whose they are
  /// @param defaultDomain its name
  /// @param byTrigrams whether to ask the index of texts, which has those of all workspaces
  void where(
      String workspaceId,
      String workspace,
      String defaultDomain,
      Instant now,
      boolean byTrigrams,
      Sql sql) {
    sql.add("\nwhere " + workspace + " = ?", workspaceId);
    if (domain != null) {
      String host = HostName.comparable(domain);
      if (host.equals(defaultDomain)) {
        sql.and("link.domain is null");
      } else {
        sql.and("link.domain = ?", host);
      }
    }
    if (slug != null) {
      sql.and("link.slug_folded = ?", Slug.fold(slug));
    }
    if (!tags.isEmpty()) {
      sql.and("admin.folded(link.tags) @> admin.folded(?::varchar[])", tags);
    }
    if (active != null) {
      sql.and(active ? "link.active" : "not link.active");
    }
    if (hubs != null) {
      sql.and("link.hub is " + (hubs ? "not null" : "null"));
    }
    if (hasRules != null) {
      sql.and("link.written -> 'rules' is " + (hasRules ? "not null" : "null"));
    }
    if (createdFrom != null) {
      sql.and("link.created_at >= ?", createdFrom);
    }
    if (createdTo != null) {
      sql.and("link.created_at < ?", createdTo);
    }
    if (state != null) {
      state.condition(sql, now);
    }
    refersTo("channel", channel, workspaceId, sql);
    refersTo("pool", pool, workspaceId, sql);
    refersTo("schedule", schedule, workspaceId, sql);
    refersTo("segment", segment, workspaceId, sql);
    if (text != null && !text.isEmpty()) {
      String sought = "admin.link_text(link.slug, link.title, link.note, link.target)";
      if (byTrigrams && hasTrigrams()) {
        sql.and("admin.trigrams(" + sought + ") @> admin.trigrams(lower(?))", text);
      }
      sql.and(sought + " like '%' || lower(?) || '%' escape '!'", literal(text));
    }
  }

  private static void refersTo(String kind, @Nullable String key, String workspaceId, Sql sql) {
    if (key != null) {
      sql.and(
          """
          exists (select from admin.link_reference as reference
            where reference.link_id = link.id and reference.workspace_id = ?
              and reference.kind = ? and reference.key = ?)""",
          workspaceId,
          kind,
          key);
    }
  }

  private static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
