package dev.waymark.redirect.route;

import dev.waymark.routing.Admission;

/// How things stand for one visitor of a link that has a password or a limit.
///
/// @param isUnlocked whether the visitor has given the password
/// @param clicks how many count towards the limit so far
record LiveAdmission(boolean isUnlocked, long clicks) implements Admission {
  /// For visitors who are in, and find that the last click was taken meanwhile.
  static final LiveAdmission EXHAUSTED = new LiveAdmission(true, Long.MAX_VALUE);
}
