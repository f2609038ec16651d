package dev.waymark.redirect.replica;

import dev.waymark.redirect.journal.ChildJvm;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process that saves what was served, twice, and halts over the second time.
final class HaltedSaver {
  /// Where it halts.
  enum Point {
    NOT_BEGUN,
    FIRST_BYTE_WRITTEN,
    HALF_WRITTEN,
    NOT_FORCED,
    REPLACED
  }

  private HaltedSaver() {}

  /// Arguments: the file, and the name of the point.
  public static void main(String[] arguments) throws IOException {
    var disk = new DiskFile(Path.of(arguments[0]));
    new LastKnownGood(disk).write(content(1));
    var point = Point.valueOf(arguments[1]);
    new LastKnownGood(new Halting(disk, point)).write(content(2));
  }

  /// What is saved.
  ///
  /// @param version tells one time from another
  static LastKnownGood.Content content(int version) {
    return new LastKnownGood.Content(
        new Position("origin", version + ":" + version + ":"),
        List.of(
            new LastKnownGood.Stored(
                Rows.link("lnk_1", version, version, "sale", "https://example.com/" + version),
                version)));
  }

  private record Halting(ReplaceableFile file, Point point) implements ReplaceableFile {
    @Override
    public @Nullable InputStream open() throws IOException {
      return file.open();
    }

    @Override
    public void replace(Content content) throws IOException {
      if (point == Point.NOT_BEGUN) {
        ChildJvm.halt();
      }
      file.replace(
          out -> {
            content.writeTo(new HaltingStream(out, haltAfter(content)));
            if (point == Point.NOT_FORCED) {
              out.flush();
              ChildJvm.halt();
            }
          });
      ChildJvm.halt();
    }

    private long haltAfter(Content content) throws IOException {
      var length = new HaltingStream(OutputStream.nullOutputStream(), Long.MAX_VALUE);
      content.writeTo(length);
      return switch (point) {
        case FIRST_BYTE_WRITTEN -> 1;
        case HALF_WRITTEN -> length.written / 2;
        case NOT_BEGUN, NOT_FORCED, REPLACED -> Long.MAX_VALUE;
      };
    }
  }

  private static final class HaltingStream extends FilterOutputStream {
    private final long haltAfter;
    private long written;

    HaltingStream(OutputStream out, long haltAfter) {
      super(out);
      this.haltAfter = haltAfter;
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
      if (++written == haltAfter) {
        out.flush();
        ChildJvm.halt();
      }
    }
  }
}
