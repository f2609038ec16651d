package dev.waymark.analytics.retention;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long what is kept.
@ConfigMapping(prefix = "waymark.retention")
public interface RetentionSettings {
  @Doc(
      "How many days the rows of clicks are kept, from 3: what `clicks` lists, and what breakdowns"
          + " of parts of a day are counted from. Counts outlive them.")
  @WithDefault("30")
  int clickDays();

  @Doc(
      "How many days the aggregates of a quarter of an hour and the breakdowns of a day are kept,"
          + " from 401. A link's count outlives them.")
  @WithDefault("760")
  int countDays();

  @Doc("How often it is looked whether something is to be summed up or dropped; `off` for never.")
  @WithDefault("1h")
  String every();
}
