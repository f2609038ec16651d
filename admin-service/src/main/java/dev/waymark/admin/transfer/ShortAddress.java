package dev.waymark.admin.transfer;

import dev.waymark.link.HostName;
import dev.waymark.link.PercentEncoding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A whole short link as other services write it: `https://bit.ly/3abc` or `bit.ly/3abc`.
///
/// @param host in the form in which hosts are compared
/// @param slug all that is behind it; whether it may be one here is for others to say
record ShortAddress(String host, String slug) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:https?://)?([^/?#\\s:@]+\\.[^/?#\\s:@]+)(?::\\d+)?/([^?#]*?)/*(?:[?#].*)?",
          Pattern.CASE_INSENSITIVE);

  /// No short link is longer, in characters.
  private static final int MAX_LENGTH = 2_048;

  /// Reads one; null when it is none, or has nothing behind its host.
  static @Nullable ShortAddress of(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    Matcher form = FORM.matcher(text);
    return form.matches() && !form.group(2).isEmpty()
        ? new ShortAddress(
            HostName.comparable(form.group(1)), PercentEncoding.decode(form.group(2), false))
        : null;
  }

  @Override
  public String toString() {
    return host + '/' + slug;
  }
}
