package dev.waymark.fault;

/// One thing that is wrong with an input.
///
/// @param pointer where, as a JSON pointer ([RFC 6901](https://www.rfc-editor.org/info/rfc6901))
///   into the document; empty for the document itself
/// @param sentence what is wrong, for the person who wrote it
/// @param explanation what would be right, where that is long and the same for every such fault,
///   such as the properties that there are; empty for none
public record Fault(String pointer, String sentence, String explanation) {

  /// A fault of which its sentence says all.
  public Fault(String pointer, String sentence) {
    this(pointer, sentence, "");
  }

  /// What is wrong and what would be right.
  public String detail() {
    return explanation.isEmpty() ? sentence : sentence + " " + explanation;
  }

  /// The same in a larger document.
  ///
  /// @param outer where the document that this fault was found in stands in the larger one
  public Fault within(String outer) {
    return new Fault(outer + pointer, sentence, explanation);
  }

  Fault unexplained() {
    return new Fault(pointer, sentence);
  }
}
