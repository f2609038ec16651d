package dev.waymark.analytics.credential;

import jakarta.enterprise.context.RequestScoped;

/// What the request at hand has proved about its producer.
@RequestScoped
public class CurrentProof {
  private Proof proof = new Proof.Nothing("Nothing was said.");

  /// That proof.
  public Proof get() {
    return proof;
  }

  /// Notes it.
  public void set(Proof proof) {
    this.proof = proof;
  }
}
