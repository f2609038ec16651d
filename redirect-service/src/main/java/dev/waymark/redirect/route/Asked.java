package dev.waymark.redirect.route;

import dev.waymark.redirect.snapshot.LiveLink;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Router;
import dev.waymark.routing.Workspace;
import org.jspecify.annotations.Nullable;

/// What a visit asks for.
///
/// @param live the link
/// @param workspace as it stood when the visit began
/// @param entry the key of the hub's entry that was tapped, which may not exist; null when it is
///   the link itself
record Asked(LiveLink live, Workspace workspace, @Nullable String entry) {

  Decision decide(RequestVisit visit, Admission admission) {
    return entry == null
        ? Router.decide(live.link(), workspace, visit, admission)
        : Router.tap(live.link(), entry, workspace, visit, admission);
  }
}
