package dev.waymark.admin.address;

import java.util.Collection;
import java.util.Map;

/// The hosts to which the operator lets nobody be sent.
public interface RefusedHosts {
  /// Those of some URLs that lead to such a host, with the host by which they do.
  ///
  /// @param urls normalised
  Map<String, String> among(Collection<String> urls);
}
