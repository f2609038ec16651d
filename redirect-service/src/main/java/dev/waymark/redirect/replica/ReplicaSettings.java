package dev.waymark.redirect.replica;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the links come from.
@ConfigMapping(prefix = "waymark")
public interface ReplicaSettings {
  /// How the publication is followed.
  Feed feed();

  /// How links are kept.
  Links links();

  /// What the operator takes down on this node.
  Takedown takedown();

  /// How links are kept.
  interface Links {
    @Doc(
        "How many links are kept ready to answer, some 4 KB each; at least 100. The others are read"
            + " from the data directory when somebody visits them.")
    @WithDefault("20000")
    int compiled();
  }

  /// What the operator takes down on this node.
  interface Takedown {
    @Doc(
        "A file with what this node answers 410 for, in addition to what admin-service has taken"
            + " down; read again when it changes, and needed by nothing else. One takedown a line:"
            + " `link`, `workspace` or `host`, its id or name, and a reason.")
    Optional<Path> file();
  }

  /// How the publication is followed.
  interface Feed {
    @Doc("How long a change may go unnoticed when the database's notification of it is lost.")
    @WithDefault("1s")
    Duration poll();

    @Doc("How often the versions of all links are compared with the database, by checksum.")
    @WithDefault("1m")
    Duration reconcile();

    @Doc("The longest pause before the next attempt to reach a database that is away.")
    @WithDefault("5s")
    Duration longestPause();

    @Doc(
        "How long a change may be in the data directory, from which a node starts while the database"
            + " is away, before it is sure to outlive a power cut.")
    @WithDefault("5s")
    Duration savePause();
  }
}
