package dev.waymark.redirect.visit;

import dev.waymark.visitor.Visit;
import dev.waymark.visitor.VisitorClass;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// A visit with what only counting it needs to know.
public interface HttpVisit extends Visit {
  /// Who made the request.
  VisitorClass visitorClass();

  /// The visitor's address; that of the last proxy when it says none.
  InetAddress address();

  /// The header as it was sent; null when it was not.
  @Nullable String userAgent();

  /// When the visit happened, in milliseconds since 1970-01-01T00:00:00Z.
  long epochMillis();
}
