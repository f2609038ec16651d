package dev.waymark.admin.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.mail.Mails;
import dev.waymark.admin.person.EmailAddress;
import dev.waymark.admin.person.Persons;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.limit.TokenBuckets;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.word.Language;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Sends whoever has forgotten their password a link by which they set another, where mail is
/// configured. What is answered is the same whether there is such a person or not.
@Singleton
public class PasswordMails {
  private static final int OF_NETWORK = 20;
  private static final int TO_ADDRESS = 3;

  private final Mails mails;
  private final MailedLinks links;
  private final Persons persons;
  private final OneTimeCodes codes;
  private final TokenBuckets byNetwork =
      new TokenBuckets(OF_NETWORK, Duration.ofHours(1), TokenBuckets.MOST_KEYS, System::nanoTime);
  private final TokenBuckets byAddress =
      new TokenBuckets(TO_ADDRESS, Duration.ofHours(1), TokenBuckets.MOST_KEYS, System::nanoTime);

  PasswordMails(Mails mails, MailedLinks links, Persons persons, OneTimeCodes codes) {
    this.mails = mails;
    this.links = links;
    this.persons = persons;
    this.codes = codes;
  }

  /// Whether there are such mails.
  public boolean isConfigured() {
    return mails.isConfigured();
  }

  /// Sends one, if somebody who may sign in has that address and was not sent three within the
  /// hour.
  ///
  /// @param json `email`
  /// @throws ProblemException 403 where no mail is configured; 429 when one network asks too often
  public void send(ObjectNode json, Browser browser) {
    if (!mails.isConfigured()) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "No mail is sent here: ask whoever runs this Waymark for a link.");
    }
    var faults = new Faults();
    var members = new Members(json, "", faults);
    EmailAddress email = EmailAddress.read(members, faults);
    members.end();
    ProblemException.throwIfAny(faults);
    Duration wait = byNetwork.take(browser.network());
    if (wait != null) {
      throw ProblemException.tooEarly(
          "Too many mails were asked for. Come again when Retry-After says so.", wait);
    }
    Persons.Known known = persons.byEmail(email);
    if (known == null || known.person().disabled() || byAddress.take(known.person().id()) != null) {
      return;
    }
    String url =
        links.address(
            "/reset-password#"
                + codes.make(OneTimeCodes.Purpose.PASSWORD, known.person().id()).code().text());
    Language language = Language.asked(known.person().locale());
    // To the address that we know, not to the one that was typed.
    mails.send(
        known.person().email(),
        language.say("Another password for Waymark", "Otra contraseña para Waymark"),
        language
            .say(
                "With this link you set another password. It works once, within the hour:\n\n%s\n\nIf"
                    + " it was not you who asked for it, do nothing: your password stays as it is.\n",
                "Con este enlace pones otra contraseña. Sirve una vez, durante una hora:\n\n%s\n\nSi no"
                    + " lo has pedido tú, no hagas nada: tu contraseña sigue siendo la misma.\n")
            .formatted(url));
  }
}
