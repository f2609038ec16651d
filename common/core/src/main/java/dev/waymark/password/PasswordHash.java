package dev.waymark.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.spec.InvalidKeySpecException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// What is kept of a password: [PBKDF2](https://www.rfc-editor.org/rfc/rfc8018#section-5.2) with
/// HMAC-SHA-512, 210,000 rounds as OWASP asks for, under a salt of its own.
///
/// As text: `pbkdf2-sha512$210000$<salt>$<hash>`, the last two in base64url without padding. The
/// text says how it was made, so the number of rounds may grow without breaking what is kept.
///
/// Both methods that compute a hash take about a tenth of a second of a processor, on purpose:
/// whoever calls them for strangers bounds how often and how many at once.
public final class PasswordHash {
  /// The longest password, in characters.
  public static final int MAX_LENGTH = 256;

  private static final String ALGORITHM = "pbkdf2-sha512";
  private static final int ROUNDS = 210_000;

  /// More would let one document occupy a processor for seconds.
  private static final int MAX_ROUNDS = 10 * ROUNDS;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MAX_BYTES = 64;

  private PasswordHash() {}

  /// What is wrong with a new password, as a sentence; null when it may be used.
  public static @Nullable String fault(String password) {
    if (password.isEmpty()) {
      return "A password needs at least one character.";
    }
    return password.length() > MAX_LENGTH
        ? "A password may have at most " + MAX_LENGTH + " characters."
        : null;
  }

  /// The text to keep. Takes about a tenth of a second.
  ///
  /// @param random for the salt; cryptographically strong
  /// @throws IllegalArgumentException when the password has a {@link #fault}
  public static String of(String password, RandomGenerator random) {
    String fault = fault(password);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return String.join(
        "$",
        ALGORITHM,
        Integer.toString(ROUNDS),
        base64.encodeToString(salt),
        base64.encodeToString(hash(password, salt, ROUNDS, HASH_BYTES)));
  }

  /// Whether this is the password of which that was kept. Takes about a tenth of a second, and as
  /// long for a wrong one as for the right one; a password that cannot be one, or a text that was
  /// not made by {@link #of}, is no match at once.
  public static boolean matches(String encoded, String password) {
    Kept kept = Kept.read(encoded);
    return kept != null
        && fault(password) == null
        && MessageDigest.isEqual(
            kept.hash, hash(password, kept.salt, kept.rounds, kept.hash.length));
  }

  /// Whether a text may have been made by {@link #of}.
  public static boolean isWellFormed(String encoded) {
    return Kept.read(encoded) != null;
  }

  /// A text in its parts.
  private static final class Kept {
    final int rounds;
    final byte[] salt;
    final byte[] hash;

    private Kept(int rounds, byte[] salt, byte[] hash) {
      this.rounds = rounds;
      this.salt = salt;
      this.hash = hash;
    }

    /// Null when the text was not made here.
    static @Nullable Kept read(String encoded) {
      String[] parts = encoded.split("\\$", -1);
      if (parts.length != 4 || !parts[0].equals(ALGORITHM)) {
        return null;
      }
      try {
        int rounds = Integer.parseInt(parts[1]);
        byte[] salt = Base64.getUrlDecoder().decode(parts[2]);
        byte[] hash = Base64.getUrlDecoder().decode(parts[3]);
        boolean sound =
            rounds > 0
                && rounds <= MAX_ROUNDS
                && isSound(salt, SALT_BYTES)
                && isSound(hash, HASH_BYTES);
        return sound ? new Kept(rounds, salt, hash) : null;
      } catch (IllegalArgumentException _) {
        return null;
      }
    }

    private static boolean isSound(byte[] bytes, int least) {
      return bytes.length >= least && bytes.length <= MAX_BYTES;
    }
  }

  private static byte[] hash(String password, byte[] salt, int rounds, int bytes) {
    char[] typed = normalised(password);
    var spec = new PBEKeySpec(typed, salt, rounds, bytes * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (InvalidKeySpecException e) {
      throw new IllegalArgumentException("a password that cannot be hashed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(typed, '\0');
    }
  }

  /// The same letters in the same bytes, whichever keyboard they were typed on, as [NIST SP
  /// 800-63B](https://pages.nist.gov/800-63-4/sp800-63b.html) asks for.
  private static char[] normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
  }
}
