package dev.waymark.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A key as its holder sends it: `wmk_`, 43 random characters (256 bits), and six of checksum, by
/// which scanners tell a leaked key from a text that only looks like one.
///
/// @param text the whole key; secret, so it is not shown
public record Secret(String text) {
  /// How many of its first characters may be shown to tell keys apart.
  public static final int PREFIX_LENGTH = 10;

  private static final String BRAND = "wmk_";
  private static final String CREDENTIAL_BRAND = "wmp_";
  private static final Pattern KEY = Pattern.compile("(wm[kp]_)[0-9A-Za-z_-]*");
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 43;
  private static final int CHECKSUM_LENGTH = 6;

  /// A new key.
  public static Secret generate(RandomGenerator random) {
    var text = new StringBuilder(BRAND);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new Secret(text.append(checksum(text.toString())).toString());
  }

  private static String checksum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    long rest = crc.getValue();
    var checksum = new StringBuilder();
    for (int i = 0; i < CHECKSUM_LENGTH; i++) {
      checksum.insert(0, ALPHABET.charAt((int) (rest % ALPHABET.length())));
      rest /= ALPHABET.length();
    }
    return checksum.toString();
  }

  /// Whether a text looks like a key of ours, or a redirect node's credential.
  static boolean isLikely(String text) {
    return text.startsWith(BRAND) || text.startsWith(CREDENTIAL_BRAND);
  }

  /// A text in which nothing looks like a key of ours.
  static String withoutKeys(String text) {
    return KEY.matcher(text).replaceAll("$1...");
  }

  /// What may be shown of it.
  public String prefix() {
    return text.substring(0, PREFIX_LENGTH);
  }

  /// What is kept of it: SHA-256 in lower-case hexadecimal, enough for a secret of 256 random bits.
  public String hash() {
    return HexFormat.of().formatHex(digest());
  }

  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Secret[...]";
  }
}
