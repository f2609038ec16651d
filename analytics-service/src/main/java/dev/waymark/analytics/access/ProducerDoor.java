package dev.waymark.analytics.access;

import dev.waymark.service.access.Door;
import dev.waymark.service.access.OperatorKey;
import dev.waymark.service.access.Secret;
import dev.waymark.service.access.ServiceKey;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;

/// Lets redirect nodes in, who have the ingest key.
@Singleton
@Startup
public final class ProducerDoor implements Door {
  private final ServiceKey ingest;

  /// @throws ConfigurationException when the key is missing or weak, or the operator's, so that the
  ///   service does not start
  ProducerDoor(IngestSettings settings, OperatorKey operator) {
    ingest = ServiceKey.required("WAYMARK_INGEST_KEY", settings.key());
    if (operator.isSameAs(ingest)) {
      throw new ConfigurationException(
          "WAYMARK_OPERATOR_KEY and WAYMARK_INGEST_KEY must differ: redirect nodes have the second.");
    }
  }

  @Override
  public void check(Secret credential) {
    if (!ingest.is(credential)) {
      throw new ProblemException(
          ProblemType.UNAUTHENTICATED, "Clicks are delivered with the ingest key.");
    }
  }
}
