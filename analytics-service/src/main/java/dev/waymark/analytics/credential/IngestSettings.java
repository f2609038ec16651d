package dev.waymark.analytics.credential;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// How clicks come in.
@ConfigMapping(prefix = "waymark.ingest")
public interface IngestSettings {
  @Doc(
      "What the credentials of redirect nodes are derived from: at least 32 characters, without"
          + " white space, and no other key. No redirect node has it. Without it, or"
          + " `WAYMARK_INGEST_KEY`, the service does not start.")
  Optional<String> secret();

  @Doc(
      "A file that holds `WAYMARK_INGEST_SECRET` in its place. Read again within seconds of a"
          + " change.")
  Optional<Path> secretFile();

  @Doc(
      "The secret before this one, whose credentials are accepted while nodes get those of the new"
          + " one. May be the same.")
  Optional<String> secretPrevious();

  @Doc(
      "A file that holds `WAYMARK_INGEST_SECRET_PREVIOUS` in its place. Read again within seconds of"
          + " a change.")
  Optional<Path> secretPreviousFile();

  @Doc(
      "The key that all redirect nodes delivered with before each had a credential, for the time of"
          + " the update: a node that was known by then may go on with it until it has delivered"
          + " with its own credential. It opens nothing else; take it away when all nodes have"
          + " theirs.")
  Optional<String> key();

  @Doc(
      "A file that holds `WAYMARK_INGEST_KEY` in its place. Read again within seconds of a change.")
  Optional<Path> keyFile();

  @Doc("How often the tables of the days to come are made; `off` makes them with the first click.")
  @WithDefault("1h")
  String partitionsEvery();

  @Doc(
      "How often records that were quarantined are read again, as far as this version reads more than"
          + " the one that put them into quarantine, or their link has come since; `off` for never.")
  @WithDefault("10m")
  String secondReadingEvery();
}
