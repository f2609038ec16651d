package dev.waymark.routing;

/// What only the moment knows of whether a visitor may in. Asked only where the link has a
/// password, or a limit on its clicks.
public interface Admission {

  /// The password was given, and nobody has clicked yet.
  Admission OPEN =
      new Admission() {
        @Override
        public boolean isUnlocked() {
          return true;
        }

        @Override
        public long clicks() {
          return 0;
        }
      };

  /// No password was given, and nobody has clicked yet.
  Admission LOCKED =
      new Admission() {
        @Override
        public boolean isUnlocked() {
          return false;
        }

        @Override
        public long clicks() {
          return 0;
        }
      };

  /// Whether the visitor has given the link's password.
  boolean isUnlocked();

  /// How many clicks count towards the link's limit so far, this one not among them.
  long clicks();
}
