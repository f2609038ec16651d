package dev.waymark.visitor.agent;

/// Reads the platform out of a User-Agent header.
interface PlatformParser {
  /// The platform of a header of bounded length. Never throws; may be called from any thread.
  Platform platformOf(String userAgent);
}
