package dev.waymark.redirect.delivery;

import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerCredential;
import dev.waymark.secret.Pace;
import dev.waymark.secret.WatchedSecret;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What this node proves by that a batch is its own.
@FunctionalInterface
public interface Credentials {
  /// None.
  Credentials NONE = () -> null;

  /// The credential of the moment; null when the node has none.
  @Nullable ProducerCredential get();

  /// The one that the settings name, or the one of the moment in the file that they name.
  ///
  /// @param nanos tells how time passes, as {@link System#nanoTime} does
  /// @throws IllegalArgumentException when it is none; it does not say what it is
  static Credentials of(DispatchSettings settings, LongSupplier nanos) {
    if (settings.ingestCredential().isEmpty()) {
      return NONE;
    }
    var watched =
        new WatchedSecret<>(
            "waymark.ingest.credential",
            settings.ingestCredential().get(),
            settings.ingestCredentialFile().orElse(null),
            Credentials::read,
            Logger.getLogger(Credentials.class)::warn);
    var pace = new Pace(Pace.OF_FILES, nanos);
    return () -> {
      if (pace.isDue()) {
        watched.refresh();
      }
      return watched.get();
    };
  }

  /// A credential.
  ///
  /// @throws IllegalArgumentException when it is none; it does not say what it is
  static ProducerCredential read(String text) {
    ProducerCredential credential = ProducerCredential.read(text.strip());
    if (credential == null) {
      throw new IllegalArgumentException(
          "WAYMARK_INGEST_CREDENTIAL is no credential: one looks like wmp_<id>_<number>_<64"
              + " hexadecimal digits>.");
    }
    return credential;
  }

  /// Why a batch cannot be delivered with a credential; null when it can.
  static @Nullable String misfit(ProducerCredential credential, byte[] batch) {
    UUID producer = ClickBatch.producerOf(ByteBuffer.wrap(batch));
    return credential.producer().equals(producer)
        ? null
        : "WAYMARK_INGEST_CREDENTIAL is of producer %s, this journal is producer %s"
            .formatted(credential.producer(), producer);
  }
}
