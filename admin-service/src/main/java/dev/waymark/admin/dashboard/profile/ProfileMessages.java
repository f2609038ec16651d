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

  @Message("Sign-in with a code")
  String factor();

  @Message("Besides your password, a code of your app is asked for.")
  String factorIsOn();

  @Message("Off: whoever knows your password can sign in as you.")
  String factorIsOff();

  @Message("Change")
  String factorChange();

  @Message("Set up")
  String factorSetUp();

  @Message(
      "An app on your phone (Aegis, Google Authenticator, a password manager) shows a code that"
          + " changes every half minute. With it, a password that somebody has found out is not"
          + " enough to sign in as you.")
  String factorIntro();

  @Message("Scan this with the app:")
  String factorScan();

  @Message("QR code with the secret for your app")
  String factorPicture();

  @Message("Or type this into it")
  String factorType();

  @Message("The code that the app shows")
  String factorCode();

  @Message("Six digits. Nothing is asked for before this one is right.")
  String factorCodeHelp();

  @Message("A code of the app, or a recovery code")
  String factorCodeOrRecovery();

  @Message("Ask for codes from now on")
  String factorOn();

  @Message("This code is wrong, too old, or was used before. Wait for the next one.")
  String factorWrong();

  @Message("Either the password or the code is wrong.")
  String factorOffWrong();

  @Message("Ask for no code any more")
  String factorOff();

  @Message("It takes your password and a code, so that nobody does it at your desk.")
  String factorOffMore();

  @Message("Switch it off")
  String factorOffSubmit();

  @Message("Your password alone signs you in again.")
  String factorOffDone();

  @Message("Recovery codes")
  String codes();

  @Message("{left} are left, each for once, in the place of the app.")
  String codesLeft(int left);

  @Message("Make new ones")
  String codesNew();

  @Message(
      "Print them or keep them in a password manager: each lets you in once without the app. They"
          + " are shown this once. Those of before work no longer.")
  String codesMore();

  @Message("I have kept them")
  String codesDone();
}
