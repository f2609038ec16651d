package dev.waymark.admin.dashboard.sign;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages say on which people come in.
@MessageBundle(value = "sign", locale = "en")
public interface SignMessages {
  @Message("Sign in")
  String title();

  @Message("Welcome back.")
  String welcome();

  @Message("E-mail address")
  String email();

  @Message("Password")
  String password();

  @Message("Sign in")
  String submit();

  @Message("Forgot your password? Ask whoever runs this Waymark for a link to set another one.")
  String forgotten();

  @Message("This address and this password do not belong together.")
  String wrong();

  @Message("Too many attempts.")
  String tooMany();

  @Message("Set up Waymark")
  String setupTitle();

  @Message("You are the first one here. In two minutes you have a link that works.")
  String setupIntro();

  @Message("Code")
  String setupCode();

  @Message(
      "It stands in the address that ./waymark up printed, behind the #, and in the log of the"
          + " admin service.")
  String setupCodeHelp();

  @Message("You")
  String setupYou();

  @Message("Your name")
  String name();

  @Message("At least 12 characters. Some words that have nothing to do with each other are good.")
  String passwordHelp();

  @Message("Your workspace")
  String setupWorkspace();

  @Message("Name of the workspace")
  String workspaceName();

  @Message("A company, a team or a brand; you can have several.")
  String workspaceNameHelp();

  @Message("Time zone")
  String zone();

  @Message("Country")
  String country();

  @Message("Choose a country")
  String countryNone();

  @Message("Set up")
  String setupSubmit();

  @Message("Waymark is set up already")
  String setupOver();

  @Message("Sign in, or ask a colleague to invite you.")
  String setupOverMore();

  @Message("This code does not work, or not any more. Codes work once, for an hour.")
  String codeWrong();

  @Message("Welcome, {name}.")
  String hello(String name);

  @Message("Set another password")
  String resetTitle();

  @Message("You are signed in with it at once, and signed out everywhere else.")
  String resetIntro();

  @Message("It stands in the link that you were given, behind the #.")
  String resetCodeHelp();

  @Message("New password")
  String passwordNew();

  @Message("Set the password")
  String resetSubmit();

  @Message("Your password is changed.")
  String resetDone();

  @Message("You are signed out.")
  String signedOut();

  @Message("Your password once more")
  String confirmTitle();

  @Message("What you are about to do needs a sign-in of the last ten minutes.")
  String confirmIntro();

  @Message("Go on")
  String confirmSubmit();

  @Message("This is not your password.")
  String confirmWrong();

  @Message("You are invited")
  String inviteTitle();

  @Message("Open the invitation")
  String inviteLook();

  @Message("Join {workspace}")
  String inviteTo(String workspace);

  @Message("You are signed in as {email}.")
  String inviteSignedIn(String email);

  @Message("Sign in as {email} to accept.")
  String inviteKnown(String email);

  @Message("You will sign in as {email}. Choose a name and a password.")
  String inviteUnknown(String email);

  @Message("Join")
  String inviteAccept();

  @Message(
      "This invitation does not work, or not any more. Each works once, for seven days; ask for"
          + " another.")
  String inviteWrong();

  @Message(
      "This invitation is for {email}, and you are signed in as somebody else. Sign out first.")
  String inviteOther(String email);

  @Message("The code of your app")
  String factorTitle();

  @Message("Your password is right. Now the code that your app shows, or a recovery code.")
  String factorIntro();

  @Message("Code")
  String factorCode();

  @Message(
      "Lost the app and the recovery codes? Whoever runs this Waymark can let you in without them.")
  String factorLost();

  @Message("This code is wrong, too old, or was used before. Wait for the next one.")
  String factorWrong();

  @Message("A code of your app is needed too, or a recovery code.")
  String factorNeeded();

  @Message("That took too long. Begin once more.")
  String stepOver();

  @Message("Your account asks for a code too: sign in first, then open the invitation once more.")
  String inviteFactor();

  @Message("Sign in with {provider}")
  String oidcWith(String provider);

  @Message(
      "You could not be signed in there: nobody here is linked with that account, or it took too"
          + " long. Try once more, or ask a colleague to invite you.")
  String oidcRefused();

  @Message("Signing in there does not work right now. Try again later, or use your password.")
  String oidcFailed();

  @Message("Forgot your password?")
  String forgottenMail();

  @Message("You get a mail with a link by which you set another one.")
  String forgottenIntro();

  @Message("Send the link")
  String forgottenSubmit();

  @Message("Look into your mail")
  String forgottenSent();

  @Message(
      "If somebody here has the address {email}, a link is on its way. It works once, within the"
          + " hour.")
  String forgottenSentMore(String email);
}
