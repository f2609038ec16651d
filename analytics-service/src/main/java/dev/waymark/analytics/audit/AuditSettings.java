package dev.waymark.analytics.audit;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// When the self-audit runs.
@ConfigMapping(prefix = "waymark.audit")
public interface AuditSettings {
  @Doc(
      "How often marks, rows and aggregates are compared; `off` for never. Counts the rows of today,"
          + " and once an hour those of yesterday, so make it rarer where a day has hundreds of"
          + " millions.")
  @WithDefault("60s")
  String every();
}
