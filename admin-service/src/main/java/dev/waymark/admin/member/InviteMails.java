package dev.waymark.admin.member;

import dev.waymark.admin.mail.Mails;
import dev.waymark.admin.session.MailedLinks;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.word.Language;
import jakarta.inject.Singleton;

/// Sends an invite to whoever is invited, where mail is configured. Whoever invites is shown the
/// link all the same.
@Singleton
public class InviteMails {
  private final Mails mails;
  private final MailedLinks links;
  private final Workspaces workspaces;

  InviteMails(Mails mails, MailedLinks links, Workspaces workspaces) {
    this.mails = mails;
    this.links = links;
    this.workspaces = workspaces;
  }

  /// Sends one.
  ///
  /// @param language of whoever invites, for nobody knows theirs
  /// @return whether it is on its way
  public boolean send(Invites.Made made, Language language) {
    if (!mails.isConfigured()) {
      return false;
    }
    String workspace = workspaces.get(made.invite().workspace()).name();
    String url = links.address("/invite#" + made.token().text());
    mails.send(
        made.invite().email(),
        language
            .say("You are invited to %s on Waymark", "Te invitan a %s en Waymark")
            .formatted(workspace),
        language
            .say(
                "With this link you join %s. It works once, within seven days:\n\n%s\n\nIf you do not"
                    + " know what this is about, do nothing.\n",
                "Con este enlace te unes a %s. Sirve una vez, durante siete días:\n\n%s\n\nSi no sabes"
                    + " de qué se trata, no hagas nada.\n")
            .formatted(workspace, url));
    return true;
  }
}
