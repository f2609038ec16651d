package dev.waymark.analytics.lead;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How leads find their clicks.
@ConfigMapping(prefix = "waymark.leads")
public interface LeadSettings {
  @Doc("How often clicks are looked for that came after their leads; `off` for never.")
  @WithDefault("10s")
  String every();
}
