package dev.waymark.service.access;

import dev.waymark.secret.Pace;
import dev.waymark.secret.WatchedSecret;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/// A key that a service gets from its settings. Only its digest is kept. Where it comes from a
/// file, the key that is in it counts within seconds, and the one before counts no longer.
public final class ServiceKey {
  private static final Logger LOG = Logger.getLogger(ServiceKey.class);
  private static final int MIN_LENGTH = 32;
  private static final String HMAC = "HmacSHA256";

  private final WatchedSecret<byte[]> digest;
  private final Pace pace;

  private ServiceKey(WatchedSecret<byte[]> digest, Pace pace) {
    this.digest = digest;
    this.pace = pace;
  }

  /// The key that a setting gives.
  ///
  /// @param setting such as `waymark.operator.key`
  /// @param file where it comes from, if it does
  /// @param nanos tells how time passes, as {@link System#nanoTime} does
  /// @throws ConfigurationException when the key is missing or weak, so that the service does not
  ///   start
  public static ServiceKey required(
      String setting, Optional<String> given, Optional<Path> file, LongSupplier nanos) {
    try {
      return new ServiceKey(
          new WatchedSecret<>(
              setting, given.orElse(""), file.orElse(null), key -> digest(setting, key), LOG::warn),
          new Pace(Pace.OF_FILES, nanos));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  private static byte[] digest(String setting, String key) {
    if (key.length() < MIN_LENGTH || key.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          WatchedSecret.variable(setting)
              + " must be set to at least "
              + MIN_LENGTH
              + " characters without white space; 'openssl rand -hex 32' makes a good one.");
    }
    return new Secret(key).digest();
  }

  /// Whether this is the key; takes as long for a wrong one as for the right one.
  public boolean is(Secret secret) {
    if (pace.isDue()) {
      digest.refresh();
    }
    return MessageDigest.isEqual(digest.get(), secret.digest());
  }

  /// A credential that whoever has this key can make, for one purpose.
  String derived(String purpose) {
    if (pace.isDue()) {
      digest.refresh();
    }
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(digest.get(), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is part of every Java", e);
    }
  }
}
