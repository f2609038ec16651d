package dev.waymark.admin.dashboard.home;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the first pages say.
@MessageBundle(value = "home", locale = "en")
public interface HomeMessages {
  @Message("Workspaces")
  String title();

  @Message("You are in no workspace yet")
  String none();

  @Message("Ask a colleague to invite you. The invitation is a link that you open here.")
  String noneMore();
}
