package dev.waymark.admin.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.bulk.ChangedLinks.FailedLink;
import dev.waymark.admin.link.Attempt;
import dev.waymark.admin.link.Changed;
import dev.waymark.admin.link.HeldWorkspace;
import dev.waymark.admin.link.LinkChange;
import dev.waymark.admin.link.LinkFilter;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.link.Matches;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.service.problem.Refusals;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Creates, changes and deletes many links in one transaction. Those that are created or named for
/// deletion are all of them, or none; a change of some goes on without those that are refused.
@Singleton
public class BulkLinks {
  /// To how many links one request gets.
  public static final int MAX = 500;

  private static final int MAX_CURSOR = 500;
  private static final String CURSOR = "bulk";

  private final Links links;

  BulkLinks(Links links) {
    this.links = links;
  }

  @Transactional
  List<LinkView> create(String workspace, ObjectNode json) {
    List<ObjectNode> bodies = bodies(json);
    HeldWorkspace held = links.hold(workspace);
    var created = new ArrayList<LinkView>();
    var refusals = new Refusals();
    List<Attempt> attempts = links.createAll(held, bodies);
    for (int i = 0; i < attempts.size(); i++) {
      switch (attempts.get(i)) {
        case Attempt.Created(Versioned<LinkView> link) -> created.add(link.body());
        case Attempt.Refused(ProblemType type, FaultList faults) ->
            refusals.add(type, Faults.at("/links", i), faults);
      }
    }
    refusals.throwIfAny();
    return created;
  }

  /// Changes many links, each by itself: one that is refused takes no other down.
  ///
  /// @throws ProblemException when the request itself makes no sense; nothing is changed then
  @Transactional
  ChangedLinks change(String workspace, ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    Chosen chosen = Chosen.read(members, faults);
    JsonNode changes = members.raw("changes");
    if (changes == null) {
      faults.add(members.at("changes"), "'changes' is required.");
    }
    LinkChange change =
        changes == null ? null : LinkChange.read(changes, members.at("changes"), faults);
    boolean preview = members.flag("preview", false);
    String after = after(members, chosen, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    HeldWorkspace held = links.hold(workspace);
    Matches matches = matches(workspace, chosen, after);
    int most = Math.min(matches.ids().size(), MAX);
    List<String> ids = matches.ids().subList(0, most);
    var failed = new ArrayList<FailedLink>();
    int changed = 0;
    for (Changed each : links.changeAll(held, ids, Objects.requireNonNull(change), preview)) {
      switch (each) {
        case Changed.Other _ -> changed++;
        case Changed.Same _ -> {
          // Counted below.
        }
        case Changed.Refused refused -> failed.add(FailedLink.of(refused));
      }
    }
    return new ChangedLinks(
        preview,
        matches.total(),
        matches.exact(),
        changed,
        ids.size() - changed - failed.size(),
        failed,
        most < matches.ids().size() ? new Cursor(CURSOR, "", ids.getLast()).text() : null);
  }

  /// Makes one change of many links, each by itself.
  ///
  /// @param ids each once, at most {@link #MAX}
  /// @param changes as `changes` of the request that changes many
  /// @return what came of each, in the order of the ids
  /// @throws ProblemException when the changes make no sense; nothing is changed then
  @Transactional
  public List<Changed> change(String workspace, List<String> ids, ObjectNode changes) {
    var faults = new Faults();
    LinkChange change = LinkChange.read(changes, "", faults);
    ProblemException.throwIfAny(faults);
    return links.changeAll(links.hold(workspace), ids, change, false);
  }

  /// Deletes many links: all that are named, or the first of those that a filter leaves.
  ///
  /// @throws ProblemException when the request makes no sense, or names a link that there is not;
  ///   none is deleted then
  @Transactional
  DeletedLinks delete(String workspace, ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    Chosen chosen = Chosen.read(members, faults);
    boolean preview = members.flag("preview", false);
    members.end();
    ProblemException.throwIfAny(faults);
    links.hold(workspace);
    Matches matches = matches(workspace, chosen, "");
    List<String> ids = matches.ids().subList(0, Math.min(matches.ids().size(), MAX));
    if (preview) {
      links.checkAll(workspace, ids);
    } else {
      links.deleteAll(workspace, ids);
    }
    return new DeletedLinks(true, preview, matches.total(), matches.exact(), ids.size());
  }

  /// One more than a request gets to, when there are more.
  private Matches matches(String workspace, Chosen chosen, String after) {
    return switch (chosen) {
      case Chosen.ByIds(List<String> ids) -> new Matches(ids, ids.size(), true);
      case Chosen.ByFilter(LinkFilter filter) -> links.matching(workspace, filter, after, MAX + 1);
    };
  }

  /// The id after which a request goes on; empty for the beginning.
  private static String after(Members members, Chosen chosen, Faults faults) {
    String cursor = members.text("cursor", TextRule.line(MAX_CURSOR));
    if (cursor == null) {
      return "";
    }
    if (chosen instanceof Chosen.ByIds) {
      faults.add(members.at("cursor"), "A cursor goes on with a filter.");
      return "";
    }
    return Objects.requireNonNull(Cursor.parse(cursor, CURSOR)).id();
  }

  private static List<ObjectNode> bodies(ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    JsonNode array = members.raw("links");
    members.end();
    var bodies = new ArrayList<ObjectNode>();
    if (array == null || !array.isArray() || array.isEmpty() || array.size() > MAX) {
      faults.add(members.at("links"), "This is an array of 1 to " + MAX + " links.");
    } else {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof ObjectNode body) {
          bodies.add(body);
        } else {
          faults.add(Faults.at(members.at("links"), i), "A link is an object.");
        }
      }
    }
    ProblemException.throwIfAny(faults);
    return bodies;
  }
}
