package dev.waymark.analytics.credential;

import dev.waymark.click.ProducerCredential;
import dev.waymark.secret.Pace;
import dev.waymark.secret.WatchedSecret;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The secrets that producers' credentials come from: tells which credentials are true, and makes
/// new ones. Those that come from files may change while the service runs.
@Singleton
@Startup
public final class ProducerSecrets {
  private static final Logger LOG = Logger.getLogger(ProducerSecrets.class);
  private static final int MIN_LENGTH = 32;

  private final @Nullable WatchedSecret<String> secret;
  private final @Nullable WatchedSecret<String> previous;
  private final @Nullable WatchedSecret<String> sharedKey;
  private final Pace pace;

  /// The secrets of these settings.
  ///
  /// @throws ConfigurationException when neither a secret nor a shared key is set, or one of them
  ///   is weak, so that the service does not start
  @Inject
  public ProducerSecrets(IngestSettings settings) {
    this(settings, System::nanoTime);
  }

  /// @param nanos tells how time passes, as {@link System#nanoTime} does
  ProducerSecrets(IngestSettings settings, LongSupplier nanos) {
    try {
      secret = watched("waymark.ingest.secret", settings.secret(), settings.secretFile());
      previous =
          watched(
              "waymark.ingest.secret-previous",
              settings.secretPrevious(),
              settings.secretPreviousFile());
      sharedKey = watched("waymark.ingest.key", settings.key(), settings.keyFile());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
    pace = new Pace(Pace.OF_FILES, nanos);
    if (secret == null && sharedKey == null) {
      throw new ConfigurationException(
          "WAYMARK_INGEST_SECRET must be set, which the credentials of redirect nodes are derived"
              + " from; 'openssl rand -hex 32' makes a good one.");
    }
    if (secret == null && previous != null) {
      throw new ConfigurationException(
          "WAYMARK_INGEST_SECRET_PREVIOUS is set, and WAYMARK_INGEST_SECRET is not.");
    }
    if (sharedKey != null && secrets().contains(sharedKey.get())) {
      throw new ConfigurationException(
          "WAYMARK_INGEST_SECRET and WAYMARK_INGEST_KEY must differ: redirect nodes have the"
              + " second.");
    }
    if (secret == null) {
      LOG.warn(
          "WAYMARK_INGEST_SECRET is not set: only redirect nodes that were known before there were"
              + " credentials can deliver");
    }
  }

  private static @Nullable WatchedSecret<String> watched(
      String setting, Optional<String> text, Optional<Path> file) {
    return text.isEmpty()
        ? null
        : new WatchedSecret<>(
            setting, text.get(), file.orElse(null), value -> strong(setting, value), LOG::warn);
  }

  private static String strong(String setting, String value) {
    if (value.length() < MIN_LENGTH || value.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          WatchedSecret.variable(setting)
              + " must have at least "
              + MIN_LENGTH
              + " characters, and no white space; 'openssl rand -hex 32' makes a good one.");
    }
    return value;
  }

  /// The secrets that count, the newest first. The newest is read before the one that it replaces,
  /// which is put in its place before: so none of the two is ever missed.
  private List<String> secrets() {
    refresh();
    return Stream.of(Optional.ofNullable(secret), Optional.ofNullable(previous))
        .flatMap(Optional::stream)
        .map(WatchedSecret::get)
        .toList();
  }

  private void refresh() {
    if (pace.isDue()) {
      for (var watched : Arrays.asList(secret, previous, sharedKey)) {
        if (watched != null) {
          watched.refresh();
        }
      }
    }
  }

  /// What a credential proves that was sent over HTTP.
  public Proof ofCredential(String text) {
    ProducerCredential credential = ProducerCredential.read(text);
    if (credential == null) {
      return new Proof.Nothing("This is no credential.");
    }
    return secrets().stream().anyMatch(credential::isFrom)
        ? new Proof.OwnCredential(credential.producer(), credential.generation())
        : new Proof.Nothing("The credential was made from another secret.");
  }

  /// What a key proves that was sent over HTTP.
  public Proof ofKey(String key) {
    refresh();
    return sharedKey != null
            && MessageDigest.isEqual(
                sharedKey.get().getBytes(StandardCharsets.UTF_8),
                key.getBytes(StandardCharsets.UTF_8))
        ? new Proof.SharedKey()
        : new Proof.Nothing("This is not the ingest key.");
  }

  /// What a signature proves.
  ///
  /// @param producer whose batch it says it is
  /// @param signature null when there is none
  public Proof ofSignature(UUID producer, byte[] batch, byte @Nullable [] signature) {
    if (signature == null) {
      return sharedKey == null
          ? new Proof.Nothing("The batch is not signed.")
          : new Proof.SharedKey();
    }
    int generation = ProducerCredential.generationOf(signature);
    return generation > 0
            && secrets().stream()
                .anyMatch(
                    one ->
                        ProducerCredential.derive(one, producer, generation)
                            .hasSigned(batch, signature))
        ? new Proof.OwnCredential(producer, generation)
        : new Proof.Nothing("The signature is not the producer's.");
  }

  /// Whether there is a secret to derive credentials from.
  public boolean canIssue() {
    return secret != null;
  }

  /// A credential for a producer.
  ///
  /// @throws IllegalStateException when there is no secret
  public ProducerCredential issue(UUID producer, int generation) {
    List<String> secrets = secrets();
    if (secrets.isEmpty()) {
      throw new IllegalStateException("There is no secret");
    }
    return ProducerCredential.derive(secrets.getFirst(), producer, generation);
  }
}
