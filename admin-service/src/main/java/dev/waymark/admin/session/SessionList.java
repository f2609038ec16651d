package dev.waymark.admin.session;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The sessions of a person, at most fifty.
record SessionList(@Schema(required = true) List<LineView> sessions) {

  /// One of them.
  @Schema(name = "SessionLine")
  record LineView(
      @Schema(required = true) String id,
      @Schema(required = true) String userAgent,
      @Schema(required = true) Instant createdAt,
      @Schema(required = true) Instant seenAt,
      @Schema(required = true) Instant endsAt,
      @Schema(required = true) boolean current) {}

  static SessionList of(List<SessionLine> lines) {
    return new SessionList(
        lines.stream()
            .map(
                line ->
                    new LineView(
                        line.id(),
                        line.userAgent(),
                        line.createdAt(),
                        line.seenAt(),
                        line.endsAt(),
                        line.current()))
            .toList());
  }
}
