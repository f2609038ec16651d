package dev.waymark.admin.directory;

import dev.waymark.publication.DocumentKind;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;

/// What can be referred to by its key.
public enum Entry {
  CHANNEL("channel", DocumentKind.CHANNEL, 500),
  POOL("pool", DocumentKind.POOL, 200),
  SCHEDULE("schedule", DocumentKind.SCHEDULE, 200),
  SEGMENT("segment", DocumentKind.SEGMENT, 200);

  private final String noun;
  private final DocumentKind kind;
  private final int max;

  Entry(String noun, DocumentKind kind, int max) {
    this.noun = noun;
    this.kind = kind;
    this.max = max;
  }

  /// What people call one of them.
  public String noun() {
    return noun;
  }

  /// As what it is published.
  public DocumentKind kind() {
    return kind;
  }

  /// How many of them a workspace has at most.
  public int max() {
    return max;
  }

  /// Why there cannot be another, when there are {@link #max} of them.
  public String noRoom() {
    return "A workspace has at most " + max + " " + noun + "s; delete one that is not used.";
  }

  /// For whoever names one that is not there.
  public ProblemException missing() {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no such " + noun + ".");
  }

  /// For whoever creates one with the key of another.
  public static ProblemException taken(String key) {
    return new ProblemException(
        ProblemType.CONFLICT, "The key '" + key + "' is taken; choose another.");
  }
}
