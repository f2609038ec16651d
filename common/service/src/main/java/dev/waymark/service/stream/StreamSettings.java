package dev.waymark.service.stream;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of answers that are sent while they are made: exports, and tables of clicks.
@ConfigMapping(prefix = "waymark.streams")
public interface StreamSettings {
  @Doc(
      "How many exports and tables may be sent at a time; of one workspace, one. Others are answered"
          + " with a 429 that says when to come again.")
  @WithDefault("4")
  int atOnce();

  @Doc(
      "How long a client may take nothing of its answer, or less than 64 KiB while more waits for it:"
          + " of exports and tables and of all others. Then its connection is cut.")
  @WithDefault("30s")
  Duration stalledFor();

  @Doc("How long an export or table may take in all before its connection is cut.")
  @WithDefault("15m")
  Duration longest();
}
