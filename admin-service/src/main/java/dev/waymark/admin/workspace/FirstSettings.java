package dev.waymark.admin.workspace;

import dev.waymark.plan.Plan;
import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a workspace has that a person makes.
@ConfigMapping(prefix = "waymark.first")
interface FirstSettings {
  @Doc(
      "The plan of a workspace that a person makes: `free`, `pro`, `team` or `agency`. Those that the"
          + " operator's key makes are on the plan that it says, or else `free`.")
  @WithDefault("agency")
  Plan plan();
}
