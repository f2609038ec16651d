package dev.waymark.service.input;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;

/// What one request has of the memory for bodies; given back when the request is over, however it
/// ends.
@RequestScoped
class BodyShare {
  private final BodyMemory memory;
  private int taken;

  BodyShare(BodyMemory memory) {
    this.memory = memory;
  }

  /// Sees to it that the request has so much.
  ///
  /// @throws dev.waymark.service.problem.ProblemException when there is not enough left
  void growTo(int bytes) {
    if (bytes > taken) {
      memory.take(bytes - taken);
      taken = bytes;
    }
  }

  @PreDestroy
  void giveBack() {
    memory.giveBack(taken);
    taken = 0;
  }
}
