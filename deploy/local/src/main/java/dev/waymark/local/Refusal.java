package dev.waymark.local;

/// What keeps the local start from going on. The message is one or more whole sentences for the
/// person at the terminal: what is wrong, and what to do about it.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  /// A refusal that is the person's to mend.
  public Refusal(String message) {
    super(message);
    this.sentence = message;
  }

  /// A refusal with what brought it about.
  public Refusal(String message, Throwable cause) {
    super(message, cause);
    this.sentence = message;
  }

  /// What to tell the person.
  public String sentence() {
    return sentence;
  }
}
