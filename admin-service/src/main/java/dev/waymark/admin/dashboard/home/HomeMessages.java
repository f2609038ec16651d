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

  @Message("A workspace has its own links, channels, members and statistics.")
  String newIntro();

  @Message("Name")
  String newName();

  @Message("A company, a team or a brand.")
  String newNameHelp();

  @Message("Time zone")
  String newZone();

  @Message("Country")
  String newCountry();

  @Message("Choose a country")
  String newCountryNone();

  @Message("Make the workspace")
  String newSubmit();

  @Message("The workspace is made.")
  String newDone();

  @Message("Deleted")
  String deleted();

  @Message("can be taken back until")
  String deletedUntil();

  @Message("Take back")
  String deletedTakeBack();

  @Message("Take {name} back")
  String deletedTakeBackOf(String name);

  @Message("{name} is back, as it was.")
  String deletedBack(String name);
}
