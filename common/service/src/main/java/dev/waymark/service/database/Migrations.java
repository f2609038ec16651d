package dev.waymark.service.database;

/// The migrations of a service's schemas: each service has one bean of this kind.
@FunctionalInterface
public interface Migrations {
  /// Brings the schemas up to date.
  ///
  /// @throws RuntimeException when that cannot be done yet
  void migrate();
}
