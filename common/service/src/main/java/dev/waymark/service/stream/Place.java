package dev.waymark.service.stream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The place that one request has; given back when the request is over, however it ends.
@RequestScoped
class Place {
  private final Places places;
  private @Nullable String owner;

  Place(Places places) {
    this.places = places;
  }

  /// @throws dev.waymark.service.problem.ProblemException when there is none
  void take(String workspace) {
    places.take(workspace);
    owner = workspace;
  }

  @PreDestroy
  void giveBack() {
    if (owner != null) {
      places.giveBack(owner);
      owner = null;
    }
  }
}
