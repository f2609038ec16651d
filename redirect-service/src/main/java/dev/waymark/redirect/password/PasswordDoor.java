package dev.waymark.redirect.password;

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
  private final Hashing hashing;
  private final InstantSource clock;
  private final PasswordMeters meters;
  private final AtomicInteger slowed = new AtomicInteger();

  /// @param cookies signed by the same seal
  public PasswordDoor(Seal seal, Cookies cookies, InstantSource clock, MeterRegistry registry) {
    this(seal, cookies, new Hashing(PasswordHash::matches), clock, registry);
  }

  PasswordDoor(
      Seal seal, Cookies cookies, Hashing hashing, InstantSource clock, MeterRegistry registry) {
    this.seal = seal;
    this.cookies = cookies;
    this.hashing = hashing;
    this.clock = clock;
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
  public WebPage page(String link, @Nullable String rawQuery, @Nullable String referrer) {
    return PasswordPage.asking(sealed(FirstVisit.of(rawQuery, referrer), link));
  }

  /// The same for whoever shows previews of links: without the form.
  public static WebPage pageWithoutForm() {
    return PasswordPage.WITHOUT_FORM;
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
  public record Attempt(
      String link,
      Lock lock,
      String path,
      String body,
      @Nullable String rawQuery,
      @Nullable String referrer,
      InetAddress address) {
    /// Without the password.
    @Override
    public String toString() {
      return "Attempt[" + link + "]";
    }
  }

  /// Looks at a form. Returns at once; nothing is hashed on the caller's thread.
  ///
  /// @param eventLoop where to say what became of it
  public void attempt(Attempt attempt, EventLoop eventLoop, Consumer<Verdict> then) {
    PasswordForm form = PasswordForm.read(attempt.body());
    var origin = Attempts.Origin.of(attempt.link(), attempt.address());
    var trial = new Trial(attempt, firstVisit(attempt, form), origin, then);
    switch (attempts.ask(origin, clock.millis())) {
      case Attempts.Permission.Now _ -> hash(trial, form.password(), eventLoop);
      case Attempts.Permission.Slowly(long millis) -> {
        meters.count(Result.SLOWED);
        if (slowed.incrementAndGet() > MOST_SLOWED) {
          slowed.decrementAndGet();
          busy(trial);
        } else {
          eventLoop.after(
              millis,
              () -> {
                slowed.decrementAndGet();
                hash(trial, form.password(), eventLoop);
              });
        }
      }
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

  /// An attempt that is under way.
  private record Trial(
      Attempt attempt, FirstVisit firstVisit, Attempts.Origin origin, Consumer<Verdict> then) {}

  private void hash(Trial trial, String password, EventLoop eventLoop) {
    hashing.check(
        trial.attempt().lock().hash(), password, eventLoop, finding -> answer(trial, finding));
  }

  private void answer(Trial trial, Finding finding) {
    switch (finding) {
      case RIGHT -> {
        meters.count(Result.RIGHT);
        attempts.giveBack(trial.origin());
        trial.then().accept(right(trial));
      }
      case WRONG -> {
        meters.count(Result.WRONG);
        trial
            .then()
            .accept(
                new Verdict.Wrong(
                    PasswordPage.wrong(sealed(trial.firstVisit(), trial.attempt().link()))));
      }
      case BUSY -> busy(trial);
    }
  }

  private void busy(Trial trial) {
    meters.count(Result.BUSY);
    attempts.giveBack(trial.origin());
    later(trial, BUSY_SECONDS);
  }

  private void later(Trial trial, long seconds) {
    WebPage page = PasswordPage.later(sealed(trial.firstVisit(), trial.attempt().link()), seconds);
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
