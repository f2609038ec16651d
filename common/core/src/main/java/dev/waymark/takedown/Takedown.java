package dev.waymark.takedown;

import dev.waymark.link.HostName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that the operator has taken down.
///
/// @param what what kind of thing it is
/// @param subject the id of the link or workspace; of a host its {@link HostName#canonical} form,
///   and then the hosts below it are meant too
public record Takedown(What what, String subject) {

  /// Longest text that is read as a subject, in characters.
  public static final int MAX_SUBJECT = 300;

  /// What can be taken down.
  public enum What {
    /// One link.
    LINK("link", "lnk_"),
    /// A workspace: all of its links, those to come too.
    WORKSPACE("workspace", "ws_"),
    /// A host with those below it, wherever visitors would be sent to it.
    HOST("host", "");

    private final String key;
    private final String prefix;

    What(String key, String prefix) {
      this.key = key;
      this.prefix = prefix;
    }

    /// The kind with this key; null when there is none.
    public static @Nullable What of(@Nullable String key) {
      for (What what : values()) {
        if (what.key.equals(key)) {
          return what;
        }
      }
      return null;
    }

    /// The keys of all kinds.
    public static List<String> keys() {
      return Arrays.stream(values()).map(What::key).toList();
    }

    /// The value in JSON.
    public String key() {
      return key;
    }
  }

  /// What came of reading one.
  public sealed interface Reading {}

  /// It was understood.
  public record Accepted(Takedown takedown) implements Reading {}

  /// It was not.
  ///
  /// @param reason a sentence for the person who wrote it
  public record Refused(String reason) implements Reading {}

  /// Reads one as people write it. Whether there is such a link or workspace is not looked at.
  public static Reading read(What what, String typed) {
    if (typed.length() > MAX_SUBJECT) {
      return new Refused("At most " + MAX_SUBJECT + " characters name what is taken down.");
    }
    return switch (what) {
      case LINK, WORKSPACE ->
          isId(typed, what.prefix)
              ? new Accepted(new Takedown(what, typed))
              : new Refused(
                  "A %s is named by its id, which begins with '%s'."
                      .formatted(what.key, what.prefix));
      case HOST -> host(typed);
    };
  }

  private static boolean isId(String typed, String prefix) {
    return typed.startsWith(prefix)
        && typed.length() > prefix.length()
        && typed
            .chars()
            .skip(prefix.length())
            .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }

  private static boolean isName(String host) {
    return host.chars()
        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0);
  }

  private static Reading host(String typed) {
    String host = HostName.canonical(typed);
    if (host == null || !(host.startsWith("[") || isName(host))) {
      return new Refused(
          "A host is a name such as evil.example, or an address, without https:// and without a"
              + " path; those below it are always meant too.");
    }
    // One mistyped word must not take the whole of .com down.
    return host.indexOf('.') < 0 && !host.startsWith("[")
        ? new Refused("'" + host + "' has one part only; name at least two, as in evil.example.")
        : new Accepted(new Takedown(What.HOST, host));
  }
}
