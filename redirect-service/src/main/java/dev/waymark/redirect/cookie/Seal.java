package dev.waymark.redirect.cookie;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs values that visitors carry, so that they come back as they were given out or not at all:
/// HMAC-SHA-256 over a name, the value and when it expires. Not encrypted: a value must be nothing
/// that its visitor may not read. Any thread.
///
/// As text: the value, the second of its expiry and the signature, joined by dots; the first and
/// the last in base64url, so that it needs quoting neither in a cookie nor in a form.
public final class Seal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_CHARS = 43;

  private final SecretKeySpec key;
  private final @Nullable SecretKeySpec previousKey;

  /// @param secret what it signs with
  /// @param previous what was signed with before, and is still accepted; null for none
  public Seal(String secret, @Nullable String previous) {
    this.key = key(secret);
    this.previousKey = previous == null ? null : key(previous);
  }

  private static SecretKeySpec key(String secret) {
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /// The signed text.
  ///
  /// @param name what the value is for; it is no other's, and stands in no text
  /// @param expiresSeconds from when on it is not accepted, since 1970-01-01T00:00:00Z
  public String seal(String name, String value, long expiresSeconds) {
    String content = base64(value.getBytes(StandardCharsets.UTF_8)) + '.' + expiresSeconds;
    return content + '.' + signature(key, name, content);
  }

  /// The value in a text; null when it was not signed here for that name, or has expired.
  ///
  /// @param text whatever a visitor sent
  /// @param nowSeconds since 1970-01-01T00:00:00Z
  public @Nullable String open(String name, String text, long nowSeconds) {
    int end = text.length() - SIGNATURE_CHARS - 1;
    if (end <= 0 || text.charAt(end) != '.') {
      return null;
    }
    String content = text.substring(0, end);
    byte[] signature = text.substring(end + 1).getBytes(StandardCharsets.ISO_8859_1);
    if (!isSigned(key, name, content, signature)
        && (previousKey == null || !isSigned(previousKey, name, content, signature))) {
      return null;
    }
    // From here on it is our own text.
    int dot = content.indexOf('.');
    return Long.parseLong(content, dot + 1, content.length(), 10) <= nowSeconds
        ? null
        : new String(
            Base64.getUrlDecoder().decode(content.substring(0, dot)), StandardCharsets.UTF_8);
  }

  private static boolean isSigned(
      SecretKeySpec key, String name, String content, byte[] signature) {
    return MessageDigest.isEqual(
        signature(key, name, content).getBytes(StandardCharsets.ISO_8859_1), signature);
  }

  /// The name's length stands before it, so that no other name and value make the same message.
  private static String signature(SecretKeySpec key, String name, String content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String message = name.length() + ":" + name + content;
      return base64(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Says nothing.
  @Override
  public String toString() {
    return "Seal[...]";
  }
}
