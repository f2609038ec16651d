package dev.waymark.admin.dashboard.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody does in the first minutes of a workspace, of which something is left.
///
/// @param path of this list, to ask for it anew and to put it away
/// @param asks whether it is not known yet what only the statistics know
public record FirstSteps(String path, List<Step> steps, boolean asks) {
  /// A list of its own.
  public FirstSteps {
    steps = List.copyOf(steps);
  }

  /// How many are done.
  public long done() {
    return steps.stream().filter(Step::done).count();
  }

  /// A step.
  ///
  /// @param icon where it is not done
  /// @param href where it is done; null where something else comes first
  /// @param elsewhere whether that is no page of the dashboard
  public record Step(
      String label, String icon, boolean done, @Nullable String href, boolean elsewhere) {}
}
