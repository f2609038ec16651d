package dev.waymark.redirect.journal;

import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.DiskFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The id of a journal before it is opened, so that a credential can be made for it.
public final class JournalIdentity {
  private JournalIdentity() {}

  /// The id of the journal in a directory. Where there is none yet, it is given one, which the
  /// journal has from its first opening on. A running node is not disturbed.
  ///
  /// @throws IOException when the directory cannot be read, or not be written where that is needed
  public static UUID establish(Path directory, RandomGenerator random) throws IOException {
    var files = new DiskFiles(directory);
    UUID known = Files.isDirectory(directory) ? find(files) : null;
    if (known != null) {
      return known;
    }
    try (files) {
      files.lock();
      // Another may have been as quick.
      UUID meanwhile = find(files);
      if (meanwhile != null) {
        return meanwhile;
      }
      var made = new UUID(random.nextLong(), random.nextLong());
      // No opening has taken place, so the first one has the epoch 1.
      SmallFile.write(
          files,
          SmallFile.PRODUCER,
          made.getMostSignificantBits(),
          made.getLeastSignificantBits(),
          0);
      return made;
    }
  }

  /// As {@link Recovery} finds it.
  private static @Nullable UUID find(DataFiles files) throws IOException {
    long[] identity = SmallFile.read(files, SmallFile.PRODUCER, 3);
    if (identity != null) {
      return new UUID(identity[0], identity[1]);
    }
    for (String name : files.names()) {
      Segment.Header header = Segment.ofName(name) == null ? null : Recovery.header(files, name);
      if (header != null && header.segment().name().equals(name)) {
        return header.producer();
      }
    }
    return null;
  }
}
