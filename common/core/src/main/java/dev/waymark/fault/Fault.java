package dev.waymark.fault;

/// One thing that is wrong with an input.
///
/// @param pointer where, as a JSON pointer ([RFC 6901](https://www.rfc-editor.org/info/rfc6901))
///   into the document; empty for the document itself
/// @param detail what is wrong and what would be right, a sentence for the person who wrote it
public record Fault(String pointer, String detail) {}
