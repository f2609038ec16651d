package dev.waymark.analytics.access;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// How clicks come in.
@ConfigMapping(prefix = "waymark.ingest")
public interface IngestSettings {
  @Doc(
      "The key with which redirect nodes deliver clicks: at least 32 characters, without white"
          + " space, and not the operator's. The service does not start without it.")
  Optional<String> key();

  @Doc("How often the tables of the days to come are made; `off` makes them with the first click.")
  @WithDefault("1h")
  String partitionsEvery();

  @Doc(
      "How often records that were put aside are read again, as far as this version reads more than"
          + " the one that put them aside, or their link has come since; `off` for never.")
  @WithDefault("10m")
  String secondReadingEvery();
}
