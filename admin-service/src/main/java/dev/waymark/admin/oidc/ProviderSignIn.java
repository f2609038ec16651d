package dev.waymark.admin.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.admin.person.EmailAddress;
import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.PersonDraft;
import dev.waymark.admin.person.Persons;
import dev.waymark.admin.session.Browser;
import dev.waymark.admin.session.NewSession;
import dev.waymark.admin.session.Sessions;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.limit.TokenBuckets;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Signing in at an OpenID provider. Whoever comes is told by issuer and subject; an address links
/// them to a person here once, the first time, and only where the provider is believed. To be
/// called outside of transactions, on threads that may wait.
@Singleton
@Startup
public class ProviderSignIn {
  /// Where the provider sends browsers back to.
  public static final String CALLBACK = "/sign-in/oidc/callback";

  private static final int OF_NETWORK = 20;

  private final OidcSettings settings;
  private final @Nullable Provider provider;
  private final IdentityRepository identities;
  private final Persons persons;
  private final Sessions sessions;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final TokenBuckets tries =
      new TokenBuckets(OF_NETWORK, Duration.ofMinutes(1), TokenBuckets.MOST_KEYS, System::nanoTime);

  /// @throws ConfigurationException when what is configured cannot work, so that the service does
  ///   not start
  ProviderSignIn(
      OidcSettings settings,
      IdentityRepository identities,
      Persons persons,
      Sessions sessions,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.identities = identities;
    this.persons = persons;
    this.sessions = sessions;
    this.clock = clock;
    this.random = random;
    this.provider = provider(settings);
  }

  private static @Nullable Provider provider(OidcSettings settings) {
    URI issuer = settings.issuer().orElse(null);
    if (issuer == null) {
      return null;
    }
    boolean isLocal =
        "http".equals(issuer.getScheme())
            && ("127.0.0.1".equals(issuer.getHost()) || "localhost".equals(issuer.getHost()));
    if ((!"https".equals(issuer.getScheme()) && !isLocal)
        || issuer.getHost() == null
        || issuer.getRawQuery() != null
        || issuer.getRawFragment() != null) {
      throw new ConfigurationException(
          "WAYMARK_OIDC_ISSUER is like https://login.example.com; http only for this machine.");
    }
    return new Provider(
        issuer,
        settings
            .clientId()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "WAYMARK_OIDC_ISSUER needs WAYMARK_OIDC_CLIENT_ID.")),
        settings.clientSecret().orElse(null));
  }

  /// Whether people may sign in there.
  public boolean isConfigured() {
    return provider != null;
  }

  /// What it is called; null when there is none.
  public @Nullable String name() {
    return provider == null ? null : settings.name();
  }

  /// The beginning of a sign-in.
  ///
  /// @param address where the browser goes
  /// @param attempt what its cookie holds meanwhile
  public record Beginning(URI address, String attempt) {}

  /// Begins one.
  ///
  /// @param dashboard what the addresses of the dashboard begin with
  /// @param next where they go on to
  /// @param again whether they are to show once more who they are
  /// @throws ProblemException 404 where there is no provider
  public Beginning begin(String dashboard, @Nullable String next, boolean again, Browser browser) {
    Provider there = there(browser);
    Attempt attempt = Attempt.begin(random, next);
    return new Beginning(there.address(attempt, dashboard + CALLBACK, again), attempt.text());
  }

  /// What came of it.
  ///
  /// @param next where they go on to
  public record Done(NewSession session, String next) {}

  /// Ends one, when the browser comes back.
  ///
  /// @param cookie what its cookie holds
  /// @throws ProblemException 403 when it was not this browser that began, the provider confirms
  ///   nothing, or whoever came may not sign in here; 404 where there is no provider
  public Done end(
      @Nullable String cookie,
      @Nullable String state,
      @Nullable String code,
      String dashboard,
      Browser browser) {
    Provider there = there(browser);
    Attempt attempt = Attempt.read(cookie);
    if (attempt == null || !attempt.isState(state) || code == null || code.length() > 4_000) {
      throw new ProblemException(
          ProblemType.FORBIDDEN, "This sign-in was not begun in this browser, or too long ago.");
    }
    Claims claims = there.redeem(code, attempt, dashboard + CALLBACK);
    NewSession session =
        QuarkusTransaction.requiringNew()
            .call(() -> sessions.beginElsewhere(person(claims), claims.authenticatedAt(), browser));
    return new Done(session, attempt.next());
  }

  private Provider there(Browser browser) {
    Provider there = provider;
    if (there == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
    }
    Duration wait = tries.take(browser.network());
    if (wait != null) {
      throw ProblemException.tooEarly(
          "Too many sign-ins came from this network. Come again when Retry-After says so.", wait);
    }
    return there;
  }

  /// The id of whoever the provider says that it is.
  private String person(Claims claims) {
    String known = identities.personOf(claims.issuer(), claims.subject());
    if (known != null) {
      return known;
    }
    identities.lock(claims.issuer(), claims.subject());
    known = identities.personOf(claims.issuer(), claims.subject());
    if (known != null) {
      return known;
    }
    EmailAddress email = claims.email() == null ? null : EmailAddress.of(claims.email());
    if (email == null || !settings.trustEmail()) {
      throw unknown();
    }
    identities.lock(claims.issuer(), email.folded());
    Persons.Known here = persons.byEmail(email);
    if (here == null && !settings.makePeople()) {
      throw unknown();
    }
    // An address can be given to somebody else there, who is not whoever had it first.
    if (here != null && identities.isKnown(claims.issuer(), here.person().id())) {
      throw unknown();
    }
    String id = here == null ? made(email, claims.name()).id() : here.person().id();
    var entity = new IdentityEntity();
    entity.issuer = claims.issuer();
    entity.subject = claims.subject();
    entity.personId = id;
    entity.createdAt = now();
    identities.persistAndFlush(entity);
    return id;
  }

  private Person made(EmailAddress email, @Nullable String name) {
    var json = JsonNodeFactory.instance.objectNode().put("name", name == null ? "" : name);
    var faults = new Faults();
    PersonDraft draft = PersonDraft.read(new Members(json, "", faults), faults);
    if (!faults.isEmpty()) {
      // What the provider calls them will not do; they can change it.
      String local = email.text().substring(0, email.text().indexOf('@'));
      draft = new PersonDraft(local, draft.locale());
    }
    return persons.create(email, draft, null);
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.FORBIDDEN,
        "Nobody here is linked with your account there. Ask a colleague to invite you.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
