package dev.waymark.redirect.password;

import dev.waymark.publication.Lock;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Passwords that were found to be right a while ago, so that the next visitor who types one costs
/// no hash. One of each link, and of it only a digest (HMAC-SHA-256) under a key that is made at
/// start and never leaves the process; none of it is written anywhere. Any thread.
///
/// Whoever asks has been counted before: this answers in microseconds, and would otherwise be the
/// place to guess at. What it takes says nothing of a wrong password, for digests are compared in
/// constant time, and nobody without the key can choose one.
final class KnownPasswords {
  static final int MOST_LINKS = 10_000;
  static final long LIFETIME_MILLIS = 3_600_000;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final int mostLinks;

  /// By the link's id, in the order in which they were learnt.
  private final LinkedHashMap<String, Known> byLink = new LinkedHashMap<>();

  /// What is known of a link.
  private static final class Known {
    final byte[] digest;
    final long learntMillis;

    Known(byte[] digest, long learntMillis) {
      this.digest = digest;
      this.learntMillis = learntMillis;
    }

    /// A clock that was set back ends it too, for otherwise nobody could tell when its time is
    /// over.
    boolean isOver(long nowMillis) {
      return nowMillis >= learntMillis + LIFETIME_MILLIS || nowMillis < learntMillis;
    }
  }

  /// @param random makes the key; cryptographically strong
  KnownPasswords(RandomGenerator random) {
    this(random, MOST_LINKS);
  }

  KnownPasswords(RandomGenerator random, int mostLinks) {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, ALGORITHM);
    this.mostLinks = mostLinks;
  }

  /// Whether this is known to be the password of that lock.
  ///
  /// @param link its id
  boolean has(String link, Lock lock, String password, long nowMillis) {
    Known known = find(link, nowMillis);
    return known != null && MessageDigest.isEqual(known.digest, digest(link, lock, password));
  }

  private synchronized @Nullable Known find(String link, long nowMillis) {
    Known known = byLink.get(link);
    return known == null || known.isOver(nowMillis) ? null : known;
  }

  /// Keeps that this is the password of that lock, in the place of what was known of the link. The
  /// oldest is forgotten when there are too many.
  void learn(String link, Lock lock, String password, long nowMillis) {
    var known = new Known(digest(link, lock, password), nowMillis);
    synchronized (this) {
      byLink.remove(link); // so that it takes its place at the end
      byLink.put(link, known);
      // Ends at the one just learnt, if not before.
      while (byLink.size() > mostLinks || byLink.firstEntry().getValue().isOver(nowMillis)) {
        byLink.pollFirstEntry();
      }
    }
  }

  /// Over the link and everything that makes its lock, so that neither another link nor a new
  /// password, nor a version that came again after a restore, is opened by it. The lengths keep
  /// each part to itself.
  private byte[] digest(String link, Lock lock, String password) {
    String message =
        link.length()
            + ":"
            + link
            + lock.version()
            + ":"
            + lock.hash().length()
            + ":"
            + lock.hash()
            + password;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  synchronized int size() {
    return byLink.size();
  }

  /// Says nothing.
  @Override
  public String toString() {
    return "KnownPasswords[...]";
  }
}
