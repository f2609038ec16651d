package dev.waymark.admin.dashboard.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.link.FirstSteps.Step;
import dev.waymark.admin.link.LinkFilter;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.member.Invites;
import dev.waymark.admin.member.Team;
import dev.waymark.admin.statistics.Analytics;
import dev.waymark.admin.statistics.Answer;
import dev.waymark.admin.workspace.Workspaces;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Knows what of the first steps in a workspace somebody has done. What the workspace itself does
/// not know, that a code was saved and that they want to see no more of this, stands in a cookie of
/// the browser, which goes to the pages of the workspace's links alone.
@Singleton
class FirstMinutes {
  /// For how long a workspace is new.
  private static final Duration NEW = Duration.ofDays(30);

  private static final String COOKIE = "first_steps";
  private static final String SAVED = "code";
  private static final String AWAY = "away";
  private static final String SUMMARY = "summary";

  private final Links links;
  private final Workspaces workspaces;
  private final Team team;
  private final Invites invites;
  private final Analytics analytics;
  private final Sentences sentences;
  private final CurrentVertxRequest current;
  private final InstantSource clock;

  FirstMinutes(
      Links links,
      Workspaces workspaces,
      Team team,
      Invites invites,
      Analytics analytics,
      Sentences sentences,
      CurrentVertxRequest current,
      InstantSource clock) {
    this.links = links;
    this.workspaces = workspaces;
    this.team = team;
    this.invites = invites;
    this.analytics = analytics;
    this.sentences = sentences;
    this.current = current;
    this.clock = clock;
  }

  /// The steps, for somebody who may take them, as far as they are known without the statistics.
  ///
  /// @param list the first links of the workspace
  /// @return null when none is left, or they are not wanted
  @Nullable FirstSteps of(Frame frame, String workspace, List<LinkView> list) {
    if (!isWanted(frame, workspace)) {
      return null;
    }
    // Counts of links are as old as the last rollup, which is a day at most.
    boolean opened = list.stream().anyMatch(link -> link.clickCount() > 0);
    return steps(
        frame,
        workspace,
        list.isEmpty() ? null : list.getFirst(),
        opened,
        !opened && !list.isEmpty());
  }

  /// The same with what the statistics know.
  @Nullable FirstSteps asked(Frame frame, String workspace) {
    if (!isWanted(frame, workspace)) {
      return null;
    }
    var one = new MultivaluedHashMap<String, String>();
    one.putSingle("limit", "1");
    List<LinkView> list = links.page(workspace, LinkFilter.request(one)).links();
    boolean opened =
        analytics.ask(workspace, Map.of(SUMMARY, "stats/summary")).get(SUMMARY)
                instanceof Answer.Told(JsonNode told)
            && told.path("clicks").asLong() > 0;
    return steps(frame, workspace, list.isEmpty() ? null : list.getFirst(), opened, false);
  }

  private boolean isWanted(Frame frame, String workspace) {
    return frame.isPerson()
        && frame.mayEdit()
        && !frame.isDemo()
        && !AWAY.equals(kept())
        && workspaces.get(workspace).createdAt().plus(NEW).isAfter(clock.instant());
  }

  private @Nullable FirstSteps steps(
      Frame frame, String workspace, @Nullable LinkView link, boolean opened, boolean asks) {
    LinkMessages messages = sentences.of(LinkMessages.class);
    String path = LinkLists.path(workspace);
    var steps = new ArrayList<Step>();
    steps.add(new Step(messages.firstMade(), "link", link != null, path + "/new", false));
    steps.add(
        new Step(
            messages.firstOpened(),
            "external",
            opened,
            link == null ? null : link.shortUrl(),
            true));
    steps.add(
        new Step(
            messages.firstSaved(),
            "qr",
            SAVED.equals(kept()),
            link == null ? null : path + "/" + link.id() + "/qr",
            false));
    if (frame.mayAdminister()) {
      steps.add(
          new Step(
              messages.firstInvited(),
              "people",
              isInvited(workspace),
              "/w/" + workspace + "/settings/members/invite",
              false));
    }
    return steps.stream().allMatch(Step::done)
        ? null
        : new FirstSteps(path + "/first-steps", steps, asks);
  }

  private boolean isInvited(String workspace) {
    return team.list(workspace).size() > 1 || !invites.page(workspace, null, 1).entries().isEmpty();
  }

  private @Nullable String kept() {
    Cookie cookie = current.getCurrent().request().getCookie(COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  /// Notes that a code was saved.
  void noteSaved(String workspace) {
    if (!AWAY.equals(kept())) {
      keep(workspace, SAVED);
    }
  }

  /// Shows the steps no more.
  void putAway(String workspace) {
    keep(workspace, AWAY);
  }

  private void keep(String workspace, String value) {
    current
        .getCurrent()
        .response()
        .addCookie(
            Cookie.cookie(COOKIE, value)
                .setPath(LinkLists.path(workspace))
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setMaxAge(NEW.toSeconds()));
  }
}
