package dev.waymark.analytics.rollup;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// When the rollup runs.
@ConfigMapping(prefix = "waymark.rollup")
public interface RollupSettings {
  @Doc(
      "When the daily rollup runs, in UTC, as a Quartz cron expression; `off` for never. A run that"
          + " was missed is made up at the next start.")
  @WithDefault("0 5 0 * * ?")
  String cron();
}
