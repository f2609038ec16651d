package dev.waymark.admin.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Codes of six digits that follow from a secret and the time ([RFC
/// 6238](https://www.rfc-editor.org/rfc/rfc6238): HMAC-SHA-1, steps of 30 seconds), as every app
/// for it makes them.
public final class Totp {
  /// How many bytes a secret has, as [RFC 4226](https://www.rfc-editor.org/rfc/rfc4226#section-4)
  /// recommends.
  public static final int SECRET_BYTES = 20;

  private static final int SECONDS = 30;
  private static final int DIGITS = 6;
  private static final int BEYOND = 1_000_000;

  /// How many steps a clock may be wrong by.
  private static final int SKEW = 1;

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /// The step that a moment is in.
  public static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), SECONDS);
  }

  /// The code of a step.
  public static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int place = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(place) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % BEYOND);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-1", e);
    }
  }

  /// The step whose code a text is: the one of now, or one beside it, for clocks differ.
  ///
  /// @param last the step of the last code that was accepted, which and before which none is
  /// @return null when it is no such code
  static @Nullable Long accept(byte[] secret, String text, Instant now, long last) {
    if (text.length() != DIGITS) {
      return null;
    }
    Long accepted = null;
    for (long step = step(now) - SKEW; step <= step(now) + SKEW; step++) {
      // All are looked at, so that the time it takes says nothing.
      boolean isSame =
          MessageDigest.isEqual(
              code(secret, step).getBytes(StandardCharsets.UTF_8),
              text.getBytes(StandardCharsets.UTF_8));
      if (isSame && step > last && accepted == null) {
        accepted = step;
      }
    }
    return accepted;
  }

  /// Bytes as apps want to have them typed, in [base 32](https://www.rfc-editor.org/rfc/rfc4648),
  /// without padding.
  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int bits = 0;
    int kept = 0;
    for (byte each : bytes) {
      bits = (bits << 8) | (each & 0xff);
      kept += 8;
      while (kept >= 5) {
        kept -= 5;
        text.append(BASE_32.charAt((bits >> kept) & 31));
      }
    }
    if (kept > 0) {
      text.append(BASE_32.charAt((bits << (5 - kept)) & 31));
    }
    return text.toString();
  }
}
