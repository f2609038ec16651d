package dev.waymark.admin.mail;

import dev.waymark.setting.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// The server that takes mail for people.
@ConfigMapping(prefix = "waymark.mail")
public interface MailSettings {
  @Doc(
      "The server (SMTP) that takes mail: invites, and links for a forgotten password. Goes with"
          + " `WAYMARK_MAIL_FROM` and `WAYMARK_DASHBOARD_URL`. Absent: no mail is sent, invites are"
          + " handed over, and forgotten passwords take `./waymark reset-password`.")
  Optional<String> host();

  @Doc(
      "What the addresses of the dashboard begin with in mails, if it is not `WAYMARK_DASHBOARD_URL`:"
          + " never what a request says, which anybody can send.")
  Optional<URI> links();

  @Doc("The port of the server.")
  @WithDefault("587")
  int port();

  @Doc("From whom mail is, such as `Waymark <links@example.com>`.")
  Optional<String> from();

  @Doc("Who signs in at the server; absent for nobody.")
  Optional<String> username();

  @Doc("The password that goes with `WAYMARK_MAIL_USERNAME`.")
  Optional<String> password();

  @Doc("A file that holds `WAYMARK_MAIL_PASSWORD` in its place, read at the start.")
  Optional<Path> passwordFile();

  @Doc(
      "Whether the connection is encrypted after it was made: `REQUIRED`, `OPTIONAL` or `DISABLED`.")
  @WithDefault("REQUIRED")
  String startTls();

  @Doc("Whether the connection is encrypted from the beginning, as on port 465.")
  @WithDefault("false")
  boolean tls();
}
