package dev.waymark.admin.dashboard.channel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// All channels of a workspace as they are now.
///
/// @param path of the page
/// @param zone the place by whose clock times are
/// @param warning what visitors meet for whom nobody is left; null where nobody meets that
record ChannelBoard(String path, List<ChannelTile> tiles, String zone, @Nullable String warning) {
  /// A list of its own.
  ChannelBoard {
    tiles = List.copyOf(tiles);
  }

  /// Differs when something that is shown differs.
  public String digest() {
    var sum = new CRC32C();
    sum.update(toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
