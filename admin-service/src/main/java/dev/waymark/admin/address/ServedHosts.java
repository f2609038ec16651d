package dev.waymark.admin.address;

import java.util.Collection;
import java.util.Set;

/// The hosts beside the default one on which short links answer.
public interface ServedHosts {
  /// Those of some hosts on which short links answer, in whichever workspace.
  ///
  /// @param hosts in lower-case ASCII
  Set<String> among(Collection<String> hosts);
}
