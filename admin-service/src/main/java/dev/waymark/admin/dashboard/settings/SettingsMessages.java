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

  @Message("Home page")
  String home();

  @Message("Pages that say that a link is over or switched off lead there.")
  String homeHelp();

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

  @Message("They sign in with it. You get a link to hand over.")
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

  @Message("Delete this workspace")
  String workspaceDelete();

  @Message("For 30 days it can be taken back.")
  String workspaceDeleteShort();

  @Message("Delete the workspace {name}?")
  String workspaceDeleteOf(String name);

  @Message(
      "From that moment on its links, printed codes too, tell visitors that they are switched off;"
          + " its keys open nothing; and nobody finds it here any more.")
  String workspaceDeleteMore();

  @Message(
      "For 30 days an owner can take it back, under Workspaces, and everything is as it was. After"
          + " that it is erased, and nobody can.")
  String workspaceDeleteBack();

  @Message("To delete it, type its name: {name}")
  String workspaceDeleteName(String name);

  @Message("This is not its name. Type: {name}")
  String workspaceDeleteWrong(String name);

  @Message("{name} is deleted.")
  String workspaceDeleted(String name);

  @Message("May not sign in")
  String memberDisabled();

  @Message("Or one thing only, for a program that needs no more:")
  String scopesIntro();

  @Message("Report leads and sales")
  String scopeLeads();

  @Message("For a shop or a form that tells what came of a click. Reads nothing.")
  String scopeLeadsHelp();

  @Message("Read statistics")
  String scopeStats();

  @Message("For a report or a dashboard elsewhere. Changes nothing.")
  String scopeStatsHelp();

  @Message("Report leads and read statistics")
  String scopeBoth();

  @Message("Both of these, and nothing else.")
  String scopeBothHelp();

  @Message("Audit log")
  String audit();

  @Message("Who changed what. Nobody can change this list.")
  String auditIntro();

  @Message("Nothing is found. Another person or another kind may have more.")
  String auditNone();

  @Message("Person or key")
  String auditWho();

  @Message("Everybody")
  String auditEverybody();

  @Message("What")
  String auditKind();

  @Message("Everything")
  String auditEverything();

  @Message("Show")
  String auditShow();

  @Message("Earlier")
  String auditEarlier();

  @Message("The latest")
  String auditLatest();

  @Message("The operator")
  String auditOperator();

  @Message("Waymark itself")
  String auditSystem();

  @Message("The key {name}")
  String auditKey(String name);

  @Message("A key that is deleted")
  String auditKeyGone();

  @Message("Somebody who is gone")
  String auditSomebodyGone();

  @Message("{who} made {what}")
  String auditCreated(String who, String what);

  @Message("{who} changed {what}")
  String auditUpdated(String who, String what);

  @Message("{who} deleted {what}")
  String auditDeleted(String who, String what);

  @Message("{who} gave {what} another role")
  String auditRole(String who, String what);

  @Message("{who} removed {what} from the workspace")
  String auditRemoved(String who, String what);

  @Message("{who} lets {what} sign in no more")
  String auditDisabled(String who, String what);

  @Message("{who} lets {what} sign in again")
  String auditEnabled(String who, String what);

  @Message("{who} invited {what}")
  String auditInvited(String who, String what);

  @Message("{who} withdrew the invitation of {what}")
  String auditWithdrew(String who, String what);

  @Message("{who} joined the workspace")
  String auditJoined(String who);

  @Message("{what} expired")
  String auditExpired(String what);

  @Message("{who} added {what}")
  String auditAdded(String who, String what);

  @Message("{who} proved {what}")
  String auditProved(String who, String what);

  @Message("Another workspace has proved {what}: it moves there unless its record comes back")
  String auditNotice(String what);

  @Message("{what} stays: its record is back")
  String auditNoticeEnd(String what);

  @Message("{what} belongs to another workspace now")
  String auditLost(String what);

  @Message("{who} took {what} down")
  String auditTakenDown(String who, String what);

  @Message("{who} lifted the takedown of {what}")
  String auditLifted(String who, String what);

  @Message("{who} took the workspace back")
  String auditBack(String who);

  @Message("links")
  String kindLinks();

  @Message("channels")
  String kindChannels();

  @Message("pools")
  String kindPools();

  @Message("hours")
  String kindHours();

  @Message("segments")
  String kindSegments();

  @Message("domains")
  String kindDomains();

  @Message("takedowns")
  String kindTakedowns();

  @Message("keys")
  String kindKeys();

  @Message("members")
  String kindMembers();

  @Message("invitations")
  String kindInvites();

  @Message("the workspace")
  String kindWorkspace();

  @Message("the link {name}")
  String theLink(String name);

  @Message("a link that is gone")
  String aLink();

  @Message("the channel {name}")
  String theChannel(String name);

  @Message("the pool {name}")
  String thePool(String name);

  @Message("the hours {name}")
  String theHours(String name);

  @Message("the domain {name}")
  String theDomain(String name);

  @Message("a domain that is gone")
  String aDomain();

  @Message("the key {name}")
  String theKey(String name);

  @Message("a key that is gone")
  String aKey();

  @Message("somebody who is gone")
  String somebody();

  @Message("the workspace")
  String theWorkspace();

  @Message("several links at once")
  String auditSeveral();

  @Message("The link below is on its way to them by mail, too.")
  String invitedSent();
}
