package dev.waymark.admin.person;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.password.PasswordHash;
import dev.waymark.service.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The passwords of people: what one may be like, and looking at them a few at a time, because a
/// hash takes a tenth of a second of a processor on purpose. To be called on threads that may wait,
/// and outside of transactions, which would hold a connection meanwhile.
///
/// The metric `waymark_password_hashes_total` counts the hashes.
@Singleton
public class Passwords {
  /// The shortest password, in characters.
  public static final int MIN_LENGTH = 12;

  /// The longest, in characters (UTF-16 units).
  public static final int MAX_LENGTH = 200;

  private static final int AT_ONCE = 2;
  private static final int WAITING = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// What a password must take at least to be guessed by somebody who knows the lists that are
  /// about. Three parts of such lists take 10^8 and little more.
  private static final double FEWEST_GUESSES = 1e9;

  /// What people put between words, which keeps nobody from guessing them.
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s._-]+");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /// As much of a password as is looked at for how it may be guessed; what comes after only makes
  /// it better.
  private static final int LOOKED_AT = 60;

  private static final List<String> OURS = List.of("waymark");

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Counter hashes;
  private final RandomGenerator random;

  /// What is looked at in the place of a password that is not there, so that it takes as long.
  private final String nobodys;

  Passwords(MeterRegistry meters, RandomGenerator random) {
    this.hashes =
        Counter.builder("waymark.password.hashes")
            .description("Passwords of people that were hashed.")
            .register(meters);
    this.random = random;
    this.nobodys = PasswordHash.of("nobody signs in with this", random);
  }

  /// The member `name` as a new password, which must be there; not to be used when a fault was
  /// noted.
  ///
  /// @param own what others may know of the person, such as their name and address
  public String readNew(String name, Members members, List<String> own, Faults faults) {
    int before = faults.count();
    String password = read(name, members, faults);
    if (faults.count() == before) {
      String fault = fault(password, own);
      if (fault != null) {
        faults.add(members.at(name), fault);
      }
    }
    return password;
  }

  /// The member `name` as somebody types it to sign in, which must be there; not to be used when a
  /// fault was noted.
  public String read(String name, Members members, Faults faults) {
    var value = members.raw(name);
    if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
      faults.add(members.at(name), "'" + name + "' is required.");
      return "";
    }
    return value.textValue();
  }

  /// What is wrong with a new password, as a sentence; null when it may be used.
  ///
  /// @param own what others may know of the person
  static @Nullable String fault(String password, List<String> own) {
    if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
      return "A password has at least " + MIN_LENGTH + " characters.";
    }
    if (password.length() > MAX_LENGTH) {
      return "A password has at most " + MAX_LENGTH + " characters.";
    }
    return isCommon(password, own)
        ? "This password is easily guessed: it is a common one, or made of common words, rows of"
            + " keys, dates or your own name. Take some words that have nothing to do with each"
            + " other."
        : null;
  }

  private static boolean isCommon(String password, List<String> own) {
    String looked = password.substring(0, Math.min(password.length(), LOOKED_AT));
    var known = new ArrayList<>(OURS);
    for (String text : own) {
      String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
      NO_WORD.splitAsStream(text).filter(word -> !word.isEmpty()).forEach(known::add);
      NO_WORD.splitAsStream(plain).filter(word -> !word.isEmpty()).forEach(known::add);
    }
    String together = BETWEEN_WORDS.matcher(looked).replaceAll("");
    return guesses(looked, known) < FEWEST_GUESSES || guesses(together, known) < FEWEST_GUESSES;
  }

  private static double guesses(String password, List<String> known) {
    return GuessesHolder.GUESSES.measure(password, known).getGuesses();
  }

  /// Its lists take a second to read and some megabytes, which nobody needs who sets no password.
  private static final class GuessesHolder {
    static final Zxcvbn GUESSES = new Zxcvbn();
  }

  /// What to keep of a password. Takes about a tenth of a second, and a wait for others.
  ///
  /// @throws ProblemException when too many others wait
  public String hash(String password) {
    return inTurn(() -> PasswordHash.of(password, random));
  }

  /// Whether this is the password of which that was kept. Takes as long when nothing was kept.
  ///
  /// @param kept null for somebody who has no password, or who is not there
  /// @throws ProblemException when too many others wait
  public boolean matches(@Nullable String kept, String password) {
    if (password.length() > MAX_LENGTH) {
      return false;
    }
    boolean same = inTurn(() -> PasswordHash.matches(kept == null ? nobodys : kept, password));
    return same && kept != null;
  }

  private <T> T inTurn(Supplier<T> work) {
    if (waiting.incrementAndGet() > WAITING + AT_ONCE) {
      waiting.decrementAndGet();
      throw busy();
    }
    boolean mine = false;
    try {
      mine = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!mine) {
        throw busy();
      }
      hashes.increment();
      return work.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      waiting.decrementAndGet();
      if (mine) {
        places.release();
      }
    }
  }

  private static ProblemException busy() {
    return ProblemException.tooEarly(
        "Too many people sign in at once. Come again when Retry-After says so.",
        Duration.ofSeconds(2));
  }
}
