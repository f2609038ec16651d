package dev.waymark.redirect.replica;

import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.DiskFiles;
import dev.waymark.redirect.disk.WrappedFiles;
import dev.waymark.redirect.journal.ChildJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A process that keeps what it follows, in files so short that it begins new ones, writes
/// checkpoints and makes room all the time, and halts over one of its writes.
final class HaltedArchive {
  /// How many changes there are in all; the transaction of each is its number.
  static final int CHANGES = 400;

  private static final int IDS = 20;
  private static final long SEGMENT = 4_000;
  private static final long BETWEEN_CHECKPOINTS = 3_000;
  private static final int MOST_PENDING = 1 << 20;

  private HaltedArchive() {}

  /// Arguments: the directory, and after how many steps to halt, of which every write has two.
  public static void main(String[] arguments) throws IOException {
    var disk = new DiskFiles(Path.of(arguments[0]));
    disk.lock();
    Replica replica = open(new Halting(disk, Integer.parseInt(arguments[1])));
    follow(replica);
  }

  static Replica open(DataFiles files) {
    return Rows.replica(
        new Archive(files, SEGMENT, MOST_PENDING, BETWEEN_CHECKPOINTS), IDS, Runnable::run);
  }

  /// Follows from where the replica is to the end.
  static void follow(Replica replica) {
    Position from = replica.position();
    for (long xid = from == null ? 1 : from.xmax(); xid <= CHANGES; xid++) {
      replica.apply(change(xid));
      replica.moveTo(new Position("origin", "%1$d:%1$d:".formatted(xid + 1)));
      replica.sync();
    }
  }

  /// The change of a transaction: each link in turn, and each eighth change deletes it.
  static Published change(long xid) {
    String id = "lnk" + xid % IDS;
    return xid % 8 == 7
        ? Rows.tombstone(id, xid, xid)
        : Rows.link(id, xid, xid, "slug" + xid % IDS, "https://example.com/" + xid);
  }

  private static final class Halting extends WrappedFiles {
    private int left;

    Halting(DataFiles files, int steps) {
      super(files);
      left = steps;
    }

    private void step() {
      if (--left == 0) {
        ChildJvm.halt();
      }
    }

    @Override
    public AppendFile create(String name) throws IOException {
      AppendFile file = super.create(name);
      step();
      return new Append(file) {
        @Override
        public void write(ByteBuffer content) throws IOException {
          ByteBuffer half = content.duplicate();
          half.limit(half.position() + half.remaining() / 2);
          content.position(half.limit());
          super.write(half);
          step();
          super.write(content);
          step();
        }

        @Override
        public void sync() throws IOException {
          super.sync();
          step();
        }
      };
    }

    @Override
    public void delete(String name) throws IOException {
      super.delete(name);
      step();
    }
  }
}
