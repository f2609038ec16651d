package dev.waymark.admin.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to what leaves nothing to show, such as a deletion.
///
/// @param ok always true
@Schema(name = "Done")
public record Done(@Schema(required = true, enumeration = "true") boolean ok) {
  /// It was done.
  public static final Done OK = new Done(true);
}
