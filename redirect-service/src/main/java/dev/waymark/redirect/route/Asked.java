package dev.waymark.redirect.route;

import dev.waymark.redirect.snapshot.LiveLink;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Router;
import dev.waymark.routing.Workspace;
import dev.waymark.takedown.Takedowns;
import org.jspecify.annotations.Nullable;

/// What a visit asks for.
///
/// @param live the link
/// @param workspace as it stood when the visit began
/// @param takedowns as they stood then
/// @param entry the key of the hub's entry that was tapped, which may not exist; null when it is
///   the link itself
record Asked(LiveLink live, Workspace workspace, Takedowns takedowns, @Nullable String entry) {

  Decision decide(RequestVisit visit, Admission admission) {
    return entry == null
        ? Router.decide(live.link(), workspace, takedowns, visit, admission)
        : Router.tap(live.link(), entry, workspace, takedowns, visit, admission);
  }
}
