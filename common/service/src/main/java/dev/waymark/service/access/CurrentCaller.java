package dev.waymark.service.access;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// Who makes the request at hand.
@RequestScoped
public class CurrentCaller {
  private @Nullable Caller caller;

  /// The caller, whom the filter has let in.
  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("An operation runs only after its caller was let in");
    }
    return caller;
  }

  /// The workspace of the caller's key; null for all whose credential is no workspace's.
  public @Nullable String workspace() {
    return caller == null ? null : caller.home();
  }

  void set(Caller caller) {
    this.caller = caller;
  }
}
