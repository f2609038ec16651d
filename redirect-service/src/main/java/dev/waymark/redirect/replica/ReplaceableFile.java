package dev.waymark.redirect.replica;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// A file that is only ever replaced as a whole.
interface ReplaceableFile {
  /// What was written last, in full; null when nothing ever was.
  @Nullable InputStream open() throws IOException;

  /// Writes new content. When that fails, or the process dies over it, the old content stays.
  void replace(Content content) throws IOException;

  /// What to write.
  @FunctionalInterface
  interface Content {
    /// Writes all of it; the stream is the caller's to close.
    void writeTo(OutputStream out) throws IOException;
  }
}
