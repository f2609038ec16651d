package dev.waymark.redirect.replica;

/// How far the publication was followed: everything that the PostgreSQL snapshot saw is applied.
///
/// @param origin identity of the database
/// @param snapshot a `pg_snapshot` as text: `xmin:xmax:xip,...`
record Position(String origin, String snapshot) {

  /// The first transaction that had not been started.
  long xmax() {
    int start = snapshot.indexOf(':') + 1;
    return Long.parseLong(snapshot, start, snapshot.indexOf(':', start), 10);
  }

  /// Whether what came after this position can be asked for at another one. Not so in another
  /// database, nor in an older copy of this one, whose transactions have yet to be started.
  boolean leadsTo(Position other) {
    return origin.equals(other.origin) && xmax() <= other.xmax();
  }
}
