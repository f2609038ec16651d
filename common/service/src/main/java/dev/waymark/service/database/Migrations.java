package dev.waymark.service.database;

/// Whether a service's schemas are up to date.
@FunctionalInterface
public interface Migrations {
  /// Brings them up to date, or sees that they are.
  ///
  /// @throws RuntimeException when that cannot be done yet
  void migrate();
}
