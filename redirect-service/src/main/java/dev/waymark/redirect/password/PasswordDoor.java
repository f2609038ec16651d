package dev.waymark.redirect.password;

import dev.waymark.page.Language;
import dev.waymark.password.PasswordHash;
import dev.waymark.publication.Lock;
import dev.waymark.redirect.cookie.CookieKind;
import dev.waymark.redirect.cookie.Cookies;
import dev.waymark.redirect.cookie.Seal;
import dev.waymark.redirect.page.WebPage;
import dev.waymark.redirect.password.Hashing.Finding;
import dev.waymark.redirect.password.PasswordMeters.Result;
import dev.waymark.visitor.Parameters;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Lets visitors through who know a link's password. One for all event loops.
///
/// Right: the visitor gets a cookie that is bound to the link and to this password, and goes back
/// to the link. Wrong: the page again. Nothing that it writes, counts or logs has the password.
public final class PasswordDoor implements AutoCloseable {
  /// The longest body of a form, in bytes.
  public static final int MAX_BODY = 64 * 1024;

  /// How long the visit after the right password is taken for the first one's, in seconds.
  static final long SAME_VISIT_SECONDS = 60;

  /// How many attempts may be slowed down at a time.
  static final int MOST_SLOWED = 64;

  private static final long MILLIS = 1_000;
  private static final long BUSY_SECONDS = 2;

  private final Seal seal;
  private final Cookies cookies;
  private final Attempts attempts = new Attempts();
  private final Hashing hashing = new Hashing();
  private final KnownPasswords known;
  private final Comparison comparison;
  private final InstantSource clock;
  private final PasswordMeters meters;
  private final AtomicInteger slowed = new AtomicInteger();

  /// Whether a password is the one of which a hash was kept; slow. Any thread.
  @FunctionalInterface
  interface Comparison {
    boolean matches(String hash, String password);
  }

  /// @param cookies signed by the same seal
  /// @param random makes the key under which right passwords are remembered; cryptographically
  ///   strong
  public PasswordDoor(
      Seal seal,
      Cookies cookies,
      InstantSource clock,
      RandomGenerator random,
      MeterRegistry registry) {
    this(seal, cookies, PasswordHash::matches, clock, random, registry);
  }

  PasswordDoor(
      Seal seal,
      Cookies cookies,
      Comparison comparison,
      InstantSource clock,
      RandomGenerator random,
      MeterRegistry registry) {
    this.seal = seal;
    this.cookies = cookies;
    this.comparison = comparison;
    this.clock = clock;
    this.known = new KnownPasswords(random);
    this.meters = new PasswordMeters(registry);
  }

  /// A visitor who knew the password.
  ///
  /// @param referrer where the visitor had come from, when the password was typed a moment ago, so
  ///   that this is still the first visit; null when it is another one, or there was none
  public record Unlocked(@Nullable String referrer) {
    private static final Unlocked BEFORE = new Unlocked(null);
  }

  /// Whether a visitor has opened a link's lock; null when not.
  ///
  /// @param sent the visitor's cookies
  /// @param link its id
  public @Nullable Unlocked unlocked(Parameters sent, String link, Lock lock, long epochMillis) {
    String value = cookies.read(sent, CookieKind.UNLOCK, link, epochMillis);
    if (value == null) {
      return null;
    }
    // Version, second of the unlocking, referrer if any; signed, so nobody else wrote it.
    String[] parts = value.split(" ", 3);
    if (Long.parseLong(parts[0]) != lock.version()) {
      return null;
    }
    boolean isFirstVisit =
        parts.length == 3 && epochMillis / MILLIS - Long.parseLong(parts[1]) < SAME_VISIT_SECONDS;
    return isFirstVisit ? new Unlocked(parts[2]) : Unlocked.BEFORE;
  }

  /// The page that asks a visitor.
  ///
  /// @param link its id
  /// @param rawQuery of this visit; null when there is none
  /// @param referrer the host that the visitor came from; null when there is none
  /// @param language that the page speaks
  public WebPage page(
      String link, @Nullable String rawQuery, @Nullable String referrer, Language language) {
    return PasswordPage.asking(sealed(FirstVisit.of(rawQuery, referrer), link), language);
  }

  /// The same for whoever shows previews of links: without the form.
  public static WebPage pageWithoutForm(Language language) {
    return PasswordPage.withoutForm(language);
  }

  private String sealed(FirstVisit visit, String link) {
    return visit.seal(seal, link, clock.millis() / MILLIS);
  }

  /// Whether a form of this type can be read at all.
  ///
  /// @param contentType the header; null when there is none
  public static boolean takes(@Nullable String contentType) {
    return PasswordForm.isReadable(contentType);
  }

  /// A form that came in.
  ///
  /// @param link its id
  /// @param path its slug, as it was asked for
  /// @param body its bytes as characters of the same number
  /// @param rawQuery and
  /// @param referrer of this request, for visitors whose form says nothing of their first visit
  /// @param address the visitor's
  /// @param language in which the visitor is answered
  public record Attempt(
      String link,
      Lock lock,
      String path,
      String body,
      @Nullable String rawQuery,
      @Nullable String referrer,
      InetAddress address,
      Language language) {
    /// Without the password.
    @Override
    public String toString() {
      return "Attempt[" + link + "]";
    }
  }

  /// Looks at a form. Returns at once; nothing is hashed on the caller's thread.
  ///
  /// @param eventLoop the caller's, where to say what became of it: at once, or later
  public void attempt(Attempt attempt, EventLoop eventLoop, Consumer<Verdict> then) {
    PasswordForm form = PasswordForm.read(attempt.body());
    var origin = Attempts.Origin.of(attempt.link(), attempt.address());
    var trial = new Trial(attempt, form.password(), firstVisit(attempt, form), origin, then);
    switch (attempts.ask(origin, clock.millis())) {
      case Attempts.Permission.Now _ -> judge(trial, eventLoop);
      case Attempts.Permission.Slowly(long millis) -> judgeAfter(millis, trial, eventLoop);
      case Attempts.Permission.No(long seconds) -> {
        meters.count(Result.LIMITED);
        later(trial, seconds);
      }
    }
  }

  private FirstVisit firstVisit(Attempt attempt, PasswordForm form) {
    FirstVisit carried =
        form.firstVisit() == null
            ? null
            : FirstVisit.open(seal, attempt.link(), form.firstVisit(), clock.millis() / MILLIS);
    return carried == null ? FirstVisit.of(attempt.rawQuery(), attempt.referrer()) : carried;
  }

  /// An attempt that is under way, and was counted.
  private record Trial(
      Attempt attempt,
      String password,
      FirstVisit firstVisit,
      Attempts.Origin origin,
      Consumer<Verdict> then) {
    /// Without the password.
    @Override
    public String toString() {
      return "Trial[" + attempt + "]";
    }
  }

  private void judge(Trial trial, EventLoop eventLoop) {
    if (isKnown(trial)) {
      answer(trial, Finding.RIGHT);
    } else {
      hash(trial, eventLoop);
    }
  }

  /// What is known costs nothing, so it need not wait.
  private void judgeAfter(long millis, Trial trial, EventLoop eventLoop) {
    if (isKnown(trial)) {
      answer(trial, Finding.RIGHT);
      return;
    }
    meters.count(Result.SLOWED);
    if (slowed.incrementAndGet() > MOST_SLOWED) {
      slowed.decrementAndGet();
      busy(trial);
    } else {
      eventLoop.after(
          millis,
          () -> {
            slowed.decrementAndGet();
            hash(trial, eventLoop);
          });
    }
  }

  private void hash(Trial trial, EventLoop eventLoop) {
    hashing.check(
        trial.attempt().link(),
        () -> isKnown(trial) || matches(trial), // it may have become known while it waited
        eventLoop,
        finding -> answer(trial, finding));
  }

  private boolean isKnown(Trial trial) {
    Attempt attempt = trial.attempt();
    return known.has(attempt.link(), attempt.lock(), trial.password(), clock.millis());
  }

  private boolean matches(Trial trial) {
    Attempt attempt = trial.attempt();
    boolean matches = comparison.matches(attempt.lock().hash(), trial.password());
    if (matches) {
      known.learn(attempt.link(), attempt.lock(), trial.password(), clock.millis());
    }
    return matches;
  }

  private void answer(Trial trial, Finding finding) {
    switch (finding) {
      case RIGHT -> {
        meters.count(Result.RIGHT);
        attempts.wasRight(trial.origin());
        trial.then().accept(right(trial));
      }
      case WRONG -> {
        meters.count(Result.WRONG);
        attempts.wasWrong(trial.origin());
        trial
            .then()
            .accept(
                new Verdict.Wrong(
                    PasswordPage.wrong(
                        sealed(trial.firstVisit(), trial.attempt().link()),
                        trial.attempt().language())));
      }
      case BUSY -> busy(trial);
    }
  }

  private void busy(Trial trial) {
    meters.count(Result.BUSY);
    attempts.wasNone(trial.origin());
    later(trial, BUSY_SECONDS);
  }

  private void later(Trial trial, long seconds) {
    Attempt attempt = trial.attempt();
    WebPage page =
        PasswordPage.later(sealed(trial.firstVisit(), attempt.link()), seconds, attempt.language());
    trial.then().accept(new Verdict.Later(page, seconds));
  }

  private Verdict right(Trial trial) {
    long now = clock.millis();
    FirstVisit first = trial.firstVisit();
    String value =
        first.referrer() == null
            ? Long.toString(trial.attempt().lock().version())
            : trial.attempt().lock().version() + " " + now / MILLIS + " " + first.referrer();
    return new Verdict.Right(
        first.query().isEmpty()
            ? "/" + trial.attempt().path()
            : "/" + trial.attempt().path() + "?" + first.query(),
        cookies.setting(CookieKind.UNLOCK, trial.attempt().link(), value, now));
  }

  /// Gives up what waits to be looked at.
  @Override
  public void close() {
    hashing.close();
  }
}
