package dev.waymark.admin.publication;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.publication.DocumentKind;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// An operator's word that a publication is meant although it lacks documents that nobody deleted.
/// Nodes serve such documents until there is a word that is newer than what they found.
@Singleton
class Approvals {
  /// There is one such document, and each word takes the place of the one before.
  private static final String ID = "absence";

  private final Publication publication;
  private final InstantSource clock;

  Approvals(Publication publication, InstantSource clock) {
    this.publication = publication;
    this.clock = clock;
  }

  /// Gives the word.
  ///
  /// @return when it was given
  @Transactional
  Instant approve() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    publication.publish(
        DocumentKind.APPROVAL,
        ID,
        JsonNodeFactory.instance.objectNode().put("approved_at", now.toString()));
    return now;
  }
}
