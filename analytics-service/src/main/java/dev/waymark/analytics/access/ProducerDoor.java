package dev.waymark.analytics.access;

import dev.waymark.analytics.credential.CurrentProof;
import dev.waymark.analytics.credential.IngestSettings;
import dev.waymark.analytics.credential.ProducerSecrets;
import dev.waymark.analytics.credential.Proof;
import dev.waymark.click.ProducerCredential;
import dev.waymark.service.access.Door;
import dev.waymark.service.access.OperatorKey;
import dev.waymark.service.access.Secret;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets redirect nodes in, by a credential of their own or the key that they shared before, and
/// notes which: that decides for whom they may deliver.
@Singleton
@Startup
public final class ProducerDoor implements Door {
  private static final String SCHEME = ProducerCredential.SCHEME + ' ';

  private final ProducerSecrets secrets;
  private final CurrentProof proof;

  /// @throws ConfigurationException when a secret is the operator's key too, so that the service
  ///   does not start
  ProducerDoor(
      IngestSettings settings, ProducerSecrets secrets, CurrentProof proof, OperatorKey operator) {
    this.secrets = secrets;
    this.proof = proof;
    refuseIfShared("WAYMARK_INGEST_SECRET", settings.secret(), operator);
    refuseIfShared("WAYMARK_INGEST_SECRET_PREVIOUS", settings.secretPrevious(), operator);
    refuseIfShared("WAYMARK_INGEST_KEY", settings.key(), operator);
  }

  private static void refuseIfShared(String name, Optional<String> value, OperatorKey operator) {
    if (value.isPresent() && operator.is(new Secret(value.get()))) {
      throw new ConfigurationException("WAYMARK_OPERATOR_KEY and " + name + " must differ.");
    }
  }

  @Override
  public void check(@Nullable String authorization, Supplier<Secret> key) {
    Proof proved =
        authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? secrets.ofCredential(authorization.substring(SCHEME.length()).strip())
            : secrets.ofKey(key.get().text());
    if (proved instanceof Proof.Nothing(String reason)) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED,
          reason + " Clicks are delivered with the producer's own credential.");
    }
    proof.set(proved);
  }
}
