package dev.waymark.redirect.journal;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How clicks are captured.
@ConfigMapping(prefix = "waymark.journal")
public interface JournalSettings {
  @Doc(
      "What a captured click survives: process-failure (the default) or power-failure, which makes"
          + " every answer wait for the disk.")
  @WithDefault("process-failure")
  Durability durability();

  @Doc(
      "While the journal's disk is full or fails: availability (the default) answers visitors and"
          + " counts the clicks that are lost, accounting answers 503.")
  @WithDefault("availability")
  DiskFailurePolicy onDiskFailure();

  @Doc("Size in bytes at which the journal goes on in a new file. From 65536.")
  @WithDefault("67108864")
  long segmentBytes();

  @Doc(
      "How long delivered clicks are kept, so that a database restored from a backup can be sent"
          + " them again. Longer than the time between two backups.")
  @WithDefault("P1D")
  Duration retention();
}
