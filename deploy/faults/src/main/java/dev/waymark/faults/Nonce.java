package dev.waymark.faults;

/// What a click is named by: in no other, and to be found again wherever its record went.
final class Nonce {
  /// A nonce within something longer, as a regular expression of PostgreSQL.
  static final String PATTERN = "[a-z]+-[0-9]{9}";

  private Nonce() {}

  /// The nonce of one of somebody's clicks.
  ///
  /// @param name lower-case letters
  /// @param number from 0 to 999,999,999
  static String of(String name, long number) {
    return "%s-%09d".formatted(name, number);
  }
}
