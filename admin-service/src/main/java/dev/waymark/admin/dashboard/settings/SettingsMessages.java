package dev.waymark.admin.dashboard.settings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the settings of a workspace say.
@MessageBundle(value = "settings", locale = "en")
public interface SettingsMessages {
  @Message("Settings")
  String title();

  @Message("Workspace")
  String workspace();

  @Message("Members")
  String members();

  @Message("API keys")
  String keys();

  @Message("Something changed that is not saved")
  String changed();

  @Message("The settings are saved.")
  String saved();

  @Message("Only owners can change these settings.")
  String readOnly();

  @Message("Name")
  String name();

  @Message("Time zone")
  String zone();

  @Message("Schedules and statistics go by it.")
  String zoneHelp();

  @Message("Country")
  String country();

  @Message("Its phone numbers need no country code.")
  String countryHelp();

  @Message("No country")
  String countryNone();

  @Message("Default destination")
  String destination();

  @Message("Where visitors go when a link has nowhere to send them.")
  String destinationHelp();

  @Message(
      "Where visitors go when a link has nowhere to send them. Now that is the channel {channel};"
          + " an address here takes its place.")
  String destinationChannel(String channel);

  @Message("Plan")
  String plan();

  @Message("UTM parameters")
  String utm();

  @Message("Links have these where they set none of their own.")
  String utmHelp();

  @Message("Source")
  String utmSource();

  @Message("Medium")
  String utmMedium();

  @Message("Campaign")
  String utmCampaign();

  @Message("Programs sign in with a key, people do not need one.")
  String keysIntro();

  @Message("New key")
  String keyNew();

  @Message("No keys yet")
  String keysNone();

  @Message("A program that makes links or reads statistics sends a key with each request.")
  String keysNoneMore();

  @Message("What is it for?")
  String keyName();

  @Message("A name by which you know later which program has it, such as Shop or Nightly export.")
  String keyNameHelp();

  @Message("What may it do?")
  String keyRole();

  @Message("Make the key")
  String keySubmit();

  @Message("The key {name} is made")
  String keyMade(String name);

  @Message(
      "Copy it now: it is shown this once and kept nowhere. Whoever has it can do what its role"
          + " allows.")
  String keyMadeMore();

  @Message("I have copied it")
  String keyMadeDone();

  @Message("made")
  String keyCreated();

  @Message("Delete the key {name}?")
  String keyDelete(String name);

  @Message("Programs that send it are refused from then on. This cannot be undone.")
  String keyDeleteMore();

  @Message("Delete the key")
  String keyDeleteSubmit();

  @Message("The key is deleted.")
  String keyDeleted();

  @Message("Viewer")
  String roleViewer();

  @Message("Editor")
  String roleEditor();

  @Message("Admin")
  String roleAdmin();

  @Message("Owner")
  String roleOwner();

  @Message("Reads everything, changes nothing.")
  String roleViewerHelp();

  @Message("Makes and changes links, channels, hours and hubs.")
  String roleEditorHelp();

  @Message("The same, and governs members and domains and reads the audit log.")
  String roleAdminHelp();

  @Message("Everything, keys and the workspace itself too.")
  String roleOwnerHelp();

  @Message("You")
  String memberYou();

  @Message("Invite a colleague")
  String memberNew();

  @Message("Change")
  String memberChange();

  @Message("Change what {name} may do")
  String memberChangeOf(String name);

  @Message("The role is changed.")
  String memberSaved();

  @Message("Remove from the workspace")
  String memberRemove();

  @Message("They lose access at once. What they made stays.")
  String memberRemoveMore();

  @Message("They are no member any more.")
  String memberRemoved();

  @Message("What may they do?")
  String memberRole();

  @Message("Nobody is a member yet: the operator’s key made this workspace.")
  String memberNone();

  @Message("Invited")
  String invites();

  @Message("until")
  String inviteEnds();

  @Message("Withdraw")
  String inviteWithdraw();

  @Message("Withdraw the invitation of {email}")
  String inviteWithdrawOf(String email);

  @Message("The invitation is withdrawn.")
  String inviteGone();

  @Message("Their e-mail address")
  String inviteEmail();

  @Message("They sign in with it. Waymark sends no mail: you get a link to hand over.")
  String inviteEmailHelp();

  @Message("Make the invitation")
  String inviteSubmit();

  @Message("They are a member already, or invited already.")
  String inviteThere();

  @Message("{email} is invited")
  String invited(String email);

  @Message(
      "Send them this link, by mail or as you like. It is shown this once, works once, and only for"
          + " seven days.")
  String invitedMore();

  @Message("Done")
  String invitedDone();

  @Message("How long is it good for?")
  String keyExpires();

  @Message("Until it is deleted")
  String keyNever();

  @Message("30 days")
  String keyMonth();

  @Message("90 days")
  String keyQuarter();

  @Message("One year")
  String keyYear();

  @Message("expires")
  String keyExpiresOn();

  @Message("last used {day}")
  String keyUsed(String day);

  @Message("not used yet")
  String keyUnused();
}
