package dev.waymark.admin.mail;

import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/// Sends mail, in the background: whoever leads to it neither waits for the server nor learns by
/// the time that it takes whether there is somebody to write to.
@Singleton
@Startup
public class Mails {
  /// Mails under way at the same time; a further one is not sent, and the log says so.
  private static final int MOST = 100;

  private final boolean isConfigured;
  private final Instance<ReactiveMailer> mailer;
  private final Semaphore places = new Semaphore(MOST);

  /// @throws ConfigurationException when a server is configured and not from whom mail is, so that
  ///   the service does not start
  Mails(MailSettings settings, Instance<ReactiveMailer> mailer) {
    this.isConfigured = settings.host().isPresent();
    this.mailer = mailer;
    if (isConfigured && settings.from().isEmpty()) {
      throw new ConfigurationException("WAYMARK_MAIL_HOST needs WAYMARK_MAIL_FROM.");
    }
  }

  /// Whether there is a server for it.
  public boolean isConfigured() {
    return isConfigured;
  }

  /// Sends one, if there is a server for it.
  public void send(String to, String subject, String text) {
    if (!isConfigured) {
      return;
    }
    if (!places.tryAcquire()) {
      Log.warn("a mail was not sent: too many are under way");
      return;
    }
    mailer
        .get()
        .send(Mail.withText(to, subject, text))
        .onTermination()
        .invoke(places::release)
        .subscribe()
        .with(
            _ -> Log.debug("a mail was handed over"),
            // Not to whom: logs keep no addresses.
            e -> Log.warnf("a mail was not taken: %s", e.getClass().getSimpleName()));
  }
}
