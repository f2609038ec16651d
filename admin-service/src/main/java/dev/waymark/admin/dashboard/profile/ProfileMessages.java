package dev.waymark.admin.dashboard.profile;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the page says on which people govern themselves.
@MessageBundle(value = "profile", locale = "en")
public interface ProfileMessages {
  @Message("Your profile")
  String title();

  @Message("You")
  String you();

  @Message("Your name")
  String name();

  @Message("Language")
  String language();

  @Message("E-mail address")
  String email();

  @Message("You sign in with it.")
  String emailHelp();

  @Message("Your profile is saved.")
  String saved();

  @Message("Something changed that is not saved")
  String changed();

  @Message("Password")
  String password();

  @Message("Another one signs you out in every other browser.")
  String passwordIntro();

  @Message("Current password")
  String passwordCurrent();

  @Message("New password")
  String passwordNew();

  @Message("At least 12 characters. Some words that have nothing to do with each other are good.")
  String passwordHelp();

  @Message("Change the password")
  String passwordSubmit();

  @Message("Your password is changed, and you are signed out in every other browser.")
  String passwordDone();

  @Message("This is not your current password.")
  String passwordWrong();

  @Message("Where you are signed in")
  String sessions();

  @Message(
      "A browser that you do not know may be somebody else's: sign out everywhere, and change the password.")
  String sessionsIntro();

  @Message("This browser")
  String sessionCurrent();

  @Message("An unknown browser")
  String sessionUnknown();

  @Message("Signed in")
  String sessionSince();

  @Message("last seen")
  String sessionSeen();

  @Message("Sign out there")
  String sessionEnd();

  @Message("That browser is signed out.")
  String sessionEnded();

  @Message("Sign out everywhere")
  String everywhere();

  @Message("You are signed out everywhere.")
  String everywhereDone();

  @Message("{browser} on {system}")
  String browserOn(String browser, String system);
}
