package dev.waymark.redirect.cookie;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// What cookies are signed with.
@ConfigMapping(prefix = "waymark.cookie")
public interface CookieSettings {
  @Doc(
      "What signs the cookies of visitors, the same on all nodes: at least 32 characters. Without"
          + " it each start makes one of its own, and visitors lose their A/B variants, their place"
          + " in sequences and their unlocked links with it.")
  Optional<String> secret();

  @Doc("A file that holds `WAYMARK_COOKIE_SECRET` in its place, read at the start.")
  Optional<Path> secretFile();

  @Doc(
      "The secret before this one, accepted while it is being replaced. May be taken away 90 days"
          + " later.")
  Optional<String> secretPrevious();

  @Doc("A file that holds `WAYMARK_COOKIE_SECRET_PREVIOUS` in its place, read at the start.")
  Optional<Path> secretPreviousFile();
}
