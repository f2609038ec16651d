package dev.waymark.admin.domain;

import java.io.IOException;
import java.util.List;

/// The texts that DNS has at a name.
interface TxtRecords {
  /// The TXT records at a name; none when the name does not exist or has none.
  ///
  /// @throws IOException when DNS cannot say
  List<String> at(String name) throws IOException;
}
