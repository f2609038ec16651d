package dev.waymark.admin.workspace;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What people may do who have signed in.
@ConfigMapping(prefix = "waymark.people")
interface PeopleSettings {
  @Doc(
      "Whether whoever has signed in may make workspaces, of which they are the owner, on the plan"
          + " `WAYMARK_FIRST_PLAN`. Where others pay for plans, it is `false`, and the operator's key"
          + " makes them.")
  @WithDefault("true")
  boolean makeWorkspaces();
}
