package dev.waymark.redirect.route;

import dev.waymark.redirect.replica.LiveLink;
import dev.waymark.redirect.visit.RequestVisit;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Neighbours;
import dev.waymark.routing.Router;
import dev.waymark.routing.Workspace;
import dev.waymark.takedown.Takedowns;
import org.jspecify.annotations.Nullable;

/// The link of a visit, or an entry of its hub.
///
/// @param live the link
/// @param workspace as it stood when the visit began
/// @param takedowns as they stood then
/// @param entry the key of the hub's entry that was tapped, which may not exist; null when it is
///   the link itself
/// @param onward the path that goes on behind the slug of a link that forwards it, as {@link
///   ForwardedPath} reads it; null for none
record RequestedLink(
    LiveLink live,
    Workspace workspace,
    Takedowns takedowns,
    @Nullable String entry,
    @Nullable String onward) {

  /// @param neighbours the links to which rules may lead
  Decision decide(RequestVisit visit, Admission admission, Neighbours neighbours) {
    return entry == null
        ? Router.decide(live.link(), workspace, takedowns, visit, admission, neighbours)
        : Router.tap(live.link(), entry, workspace, takedowns, visit, admission);
  }
}
