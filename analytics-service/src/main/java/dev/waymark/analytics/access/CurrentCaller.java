package dev.waymark.analytics.access;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// Who makes the request at hand, for operations whose address names no workspace.
@RequestScoped
public class CurrentCaller {
  private @Nullable String workspace;

  /// The workspace of the caller's key; null for the operator, who belongs to none.
  public @Nullable String workspace() {
    return workspace;
  }

  void holdsKeyOf(String workspace) {
    this.workspace = workspace;
  }
}
