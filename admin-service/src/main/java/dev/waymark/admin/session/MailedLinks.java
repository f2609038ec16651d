package dev.waymark.admin.session;

import dev.waymark.admin.mail.MailSettings;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;

/// What links in mails begin with. Never what a request says: somebody else reads the mail.
@Singleton
@Startup
public class MailedLinks {
  private final String dashboard;

  /// @throws ConfigurationException when mail is configured and this is not, so that the service
  ///   does not start
  MailedLinks(MailSettings mail, DashboardSettings settings) {
    this.dashboard =
        mail.links().or(settings::url).map(url -> url.toString().replaceAll("/+$", "")).orElse("");
    if (mail.host().isPresent() && dashboard.isEmpty()) {
      throw new ConfigurationException(
          "WAYMARK_MAIL_HOST needs WAYMARK_DASHBOARD_URL: links in mails begin with it.");
    }
  }

  /// An address of the dashboard.
  ///
  /// @param path with what stands behind its `#`
  public String address(String path) {
    return dashboard + path;
  }
}
