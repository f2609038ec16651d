package dev.waymark.admin.link;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one line of a table says of a link.
///
/// @param domain the host, of the default domain too
/// @param target null when the link leads only to a channel or a hub
/// @param clickCount as of the last rollup
public record LinkLine(
    String id,
    String shortUrl,
    String domain,
    String slug,
    @Nullable String target,
    @Nullable String title,
    List<String> tags,
    @Nullable String note,
    boolean active,
    long clickCount,
    Instant createdAt) {
  /// A list of its own.
  public LinkLine {
    tags = List.copyOf(tags);
  }
}
