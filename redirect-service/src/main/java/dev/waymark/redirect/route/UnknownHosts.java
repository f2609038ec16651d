package dev.waymark.redirect.route;

/// What to do with a request whose Host is no domain of ours.
public enum UnknownHosts {
  /// Answer as on the default domain.
  DEFAULT,
  /// Answer 404, whatever the path.
  REFUSE
}
