package dev.waymark.admin.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What every page says around its own matter. A screen has a bundle like this in its own package;
/// the Spanish stands in `messages/<name>_es.properties`.
@MessageBundle(value = "m", locale = "en")
public interface Messages {
  @Message("Skip to the page")
  String skip();

  @Message("Places")
  String places();

  @Message("Links")
  String placeLinks();

  @Message("Channels")
  String placeChannels();

  @Message("Hubs")
  String placeHubs();

  @Message("Statistics")
  String placeStatistics();

  @Message("Settings")
  String placeSettings();

  @Message("Workspace")
  String workspace();

  @Message("Your workspaces")
  String workspaces();

  @Message("Workspace: {name}. Choose another")
  String workspaceSwitch(String name);

  @Message("New workspace")
  String workspaceNew();

  @Message("All workspaces")
  String workspaceAll();

  @Message("Find a link")
  String search();

  @Message("New link")
  String linkNew();

  @Message("Search and account")
  String tools();

  @Message("Account of {name}")
  String account(String name);

  @Message("Your profile")
  String accountProfile();

  @Message("Sign out")
  String signOut();

  @Message("Sign in")
  String signIn();

  @Message("Appearance")
  String theme();

  @Message("As the system")
  String themeSystem();

  @Message("Light")
  String themeLight();

  @Message("Dark")
  String themeDark();

  @Message("Keyboard shortcuts")
  String keys();

  @Message("Find a link")
  String keysSearch();

  @Message("Make a link")
  String keysNew();

  @Message("Show this list")
  String keysHelp();

  @Message("Close a menu or dialog")
  String keysClose();

  @Message("Single letters work as shortcuts")
  String keysSwitch();

  @Message("Close")
  String close();

  @Message("Cancel")
  String cancel();

  @Message("Save")
  String save();

  @Message("Discard")
  String discard();

  @Message("Delete")
  String delete();

  @Message("Undo")
  String undo();

  @Message("Dismiss")
  String dismiss();

  @Message("Copy")
  String copy();

  @Message("Copied")
  String copied();

  @Message("Show")
  String show();

  @Message("optional")
  String optional();

  @Message(
      "{#if count == 1}One thing needs your attention{#else}{count} things need your"
          + " attention{/if}")
  String faults(int count);

  @Message("That did not work. Try again.")
  String failed();

  @Message("Your session is over. Sign in again; what you wrote stays here.")
  String sessionOver();

  @Message("The operator")
  String viewerOperator();

  @Message("An API key")
  String viewerKey();

  @Message("Your session is over")
  String problemSession();

  @Message(
      "What you wrote is not lost: sign in in another tab, come back here, load this page again,"
          + " and let the browser send the form once more.")
  String problemSessionMore();

  @Message("There is nothing at this address")
  String problemNotFound();

  @Message("It may have been deleted, or it belongs to a workspace that you are not a member of.")
  String problemNotFoundMore();

  @Message("You may not do this")
  String problemForbidden();

  @Message("Your role does not allow it. An owner or admin of the workspace can change that.")
  String problemForbiddenMore();

  @Message("Your plan does not have this")
  String problemPlan();

  @Message("Too many requests")
  String problemTooMany();

  @Message("{#if seconds == 1}Try again in one second.{#else}Try again in {seconds} seconds.{/if}")
  String problemWait(long seconds);

  @Message("Somebody else changed this meanwhile")
  String problemStale();

  @Message("Go back, load the page again, and make your change once more.")
  String problemStaleMore();

  @Message("That cannot be done")
  String problemRefused();

  @Message("Something went wrong on our side")
  String problemInternal();

  @Message("Waymark cannot answer right now")
  String problemUnavailable();

  @Message("Nothing that you saved is lost, and your links work on. Try again in a moment.")
  String problemUnavailableMore();

  @Message("To the start page")
  String problemHome();

  @Message("Try again")
  String problemAgain();

  @Message("Back")
  String back();

  @Message("This is a demo: its clicks, scans and leads are made up.")
  String demo();

  @Message("Remove the demo")
  String demoRemove();

  @Message("The demo is removed.")
  String demoRemoved();
}
