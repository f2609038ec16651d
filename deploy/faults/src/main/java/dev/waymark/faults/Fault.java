package dev.waymark.faults;

import dev.waymark.local.Installation.Part;

/// What can happen to a running Waymark.
enum Fault {
  /// The redirect service gets SIGKILL and is started again.
  REDIRECT_KILLED("redirect killed", Part.REDIRECT, false),
  /// The analytics service gets SIGKILL and is started again.
  ANALYTICS_KILLED("analytics killed", Part.ANALYTICS, true),
  /// The admin service gets SIGKILL and is started again.
  ADMIN_KILLED("admin killed", Part.ADMIN, false),
  /// PostgreSQL is shut down, rolling back what is open, and started again.
  POSTGRESQL_STOPPED("PostgreSQL stopped", Part.POSTGRESQL, true),
  /// All processes of PostgreSQL get SIGKILL, and it is started again.
  POSTGRESQL_KILLED("PostgreSQL killed", Part.POSTGRESQL, true),
  /// All processes of PostgreSQL get SIGSTOP and, after a while, SIGCONT: it is there and answers
  /// nobody.
  POSTGRESQL_HUNG("PostgreSQL held up", Part.POSTGRESQL, true),
  /// One process of PostgreSQL that serves the analytics service gets SIGKILL, upon which
  /// PostgreSQL ends all others and recovers by itself.
  BACKEND_KILLED("a PostgreSQL backend killed", Part.POSTGRESQL, true);

  private final String words;
  private final Part part;
  private final boolean aimed;

  Fault(String words, Part part, boolean aimed) {
    this.words = words;
    this.part = part;
    this.aimed = aimed;
  }

  /// For people.
  String words() {
    return words;
  }

  /// What it happens to.
  Part part() {
    return part;
  }

  /// Whether it waits a moment for clicks to be stored, because that is where it may hurt.
  boolean isAimed() {
    return aimed;
  }
}
