package dev.waymark.admin.workspace;

import dev.waymark.plan.Plan;
import dev.waymark.service.page.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Tells which links of a workspace another plan decides otherwise, and how far they follow a
/// change. Links depend on workspaces, so they bring their own answer.
public interface ChangedLinks {
  /// The name of their order, in cursors: by their ids.
  String ORDER = "id";

  /// Some of them.
  ///
  /// @param links in the order of their ids, as the second plan has them
  /// @param total how many there are in all
  /// @param exact whether these are all; false while the service has yet to look at some links that
  ///   a former release has written
  /// @param next the cursor of those that follow; null when there are none
  record Found(List<AffectedLink> links, long total, boolean exact, @Nullable String next) {
    /// None.
    static final Found NONE = new Found(List.of(), 0, true, null);

    /// A list of its own.
    public Found {
      links = List.copyOf(links);
    }
  }

  /// How far links follow a change.
  ///
  /// @param links how many have
  /// @param total of how many that have to
  @Schema(name = "Republication")
  record Progress(@Schema(required = true) long links, @Schema(required = true) long total) {}

  /// The links whose decisions differ between two plans.
  ///
  /// @param cursor null for the first
  /// @param limit how many, at most
  Found between(String workspace, Plan from, Plan to, @Nullable Cursor cursor, int limit);

  /// Whether some links of a workspace are still served as they were before a change of it.
  boolean areFollowing(String workspace);

  /// How far the links of a workspace follow a change of it; null when all have.
  @Nullable Progress progress(String workspace);
}
