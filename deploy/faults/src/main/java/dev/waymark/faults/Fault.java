package dev.waymark.faults;

import dev.waymark.local.Installation.Part;

/// What can happen to a running Waymark.
enum Fault {
  /// The redirect service gets SIGKILL and is started again.
  REDIRECT_KILLED("redirect killed", Part.REDIRECT),
  /// The analytics service gets SIGKILL and is started again.
  ANALYTICS_KILLED("analytics killed", Part.ANALYTICS),
  /// The admin service gets SIGKILL and is started again.
  ADMIN_KILLED("admin killed", Part.ADMIN),
  /// PostgreSQL is shut down, rolling back what is open, and started again.
  POSTGRESQL_STOPPED("PostgreSQL stopped", Part.POSTGRESQL),
  /// All processes of PostgreSQL get SIGKILL, and it is started again.
  POSTGRESQL_KILLED("PostgreSQL killed", Part.POSTGRESQL),
  /// One process of PostgreSQL that serves the analytics service gets SIGKILL, upon which
  /// PostgreSQL ends all others and recovers by itself.
  BACKEND_KILLED("a PostgreSQL backend killed", Part.POSTGRESQL);

  private final String words;
  private final Part part;

  Fault(String words, Part part) {
    this.words = words;
    this.part = part;
  }

  /// For people.
  String words() {
    return words;
  }

  /// What it happens to.
  Part part() {
    return part;
  }
}
