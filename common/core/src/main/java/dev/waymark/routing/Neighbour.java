package dev.waymark.routing;

/// Another link of the workspace, as it stands for a visitor of this one. Its password was not
/// given.
///
/// @param link the link
/// @param clickCount its clicks as of the last daily rollup, for its conditions
/// @param clicks how many count towards its limit so far
public record Neighbour(Link link, long clickCount, long clicks) implements Admission {
  @Override
  public boolean isUnlocked() {
    return false;
  }
}
