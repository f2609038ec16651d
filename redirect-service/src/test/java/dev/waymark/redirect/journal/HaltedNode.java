package dev.waymark.redirect.journal;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.waymark.redirect.delivery.Transport;
import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.DiskFiles;
import dev.waymark.redirect.disk.WrappedFiles;
import dev.waymark.redirect.journal.HaltPoint.Moment;
import dev.waymark.redirect.journal.HaltPoint.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// A process with a journal on a real disk that halts at a point. What the world outside has seen
/// of it stands in two files: the clicks that were answered, eight bytes each, and the batches that
/// arrived, each behind its length.
final class HaltedNode {
  static final String JOURNAL = "journal";
  static final String ANSWERED = "answered";
  static final String ARRIVED = "arrived";

  private final Path directory;
  private final HaltPoint point;
  private final Map<Operation, Integer> passed = new EnumMap<>(Operation.class);
  private int told;

  private HaltedNode(Path directory, HaltPoint point) {
    this.directory = directory;
    this.point = point;
  }

  /// Arguments: a directory for the files, and the name of the point.
  public static void main(String[] arguments) throws IOException {
    new HaltedNode(Path.of(arguments[0]), HaltPoint.valueOf(arguments[1])).live();
  }

  private void live() throws IOException {
    var clock = new ManualClock();
    var files = new HaltingFiles(new DiskFiles(directory.resolve(JOURNAL)));
    var node = new Node(files, Settings.SMALL.with(point.durability()), clock, this::deliver);
    long click = 1;
    for (int turn = 0; turn < 6; turn++) {
      click(node, click, click + 1);
      click += 2;
    }
    clock.advance(Duration.ofSeconds(1));
    node.deliver();
    node.journal.keep("counts", ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
    click(node, click);
    clock.advance(Duration.ofSeconds(1));
    node.deliver();
    node.journal.close();
  }

  /// One turn, whose visitors see their answers when it is over.
  private void click(Node node, long... numbers) throws IOException {
    node.click(numbers);
    for (; told < node.answered.size(); told++) {
      append(ANSWERED, ByteBuffer.allocate(Long.BYTES).putLong(node.answered.get(told)).array());
    }
  }

  private Transport.Reply deliver(byte[] batch) {
    ByteBuffer framed = ByteBuffer.allocate(Integer.BYTES + batch.length);
    framed.putInt(batch.length).put(batch);
    reach(Operation.DELIVERY, Moment.BEFORE);
    try {
      if (isDue(Operation.DELIVERY, Moment.WITHIN)) {
        append(ARRIVED, Arrays.copyOf(framed.array(), framed.capacity() / 2));
        ChildJvm.halt();
      }
      append(ARRIVED, framed.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reach(Operation.DELIVERY, Moment.AFTER);
    return new Transport.Confirmed();
  }

  private void append(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes, CREATE, APPEND);
  }

  /// Whether the point is this one; to be asked once an occurrence.
  private boolean isDue(Operation operation, Moment moment) {
    return point.isAt(operation, moment)
        && passed.merge(operation, 1, Integer::sum) == point.occurrence();
  }

  private void reach(Operation operation, Moment moment) {
    if (isDue(operation, moment)) {
      ChildJvm.halt();
    }
  }

  /// The disk, and the end.
  private final class HaltingFiles extends WrappedFiles {
    HaltingFiles(DataFiles files) {
      super(files);
    }

    @Override
    public void lock() throws IOException {
      super.lock();
      reach(Operation.LOCK, Moment.AFTER);
    }

    @Override
    public AppendFile create(String name) throws IOException {
      reach(Operation.CREATE, Moment.BEFORE);
      AppendFile file = super.create(name);
      reach(Operation.CREATE, Moment.AFTER);
      return new HaltingAppend(file);
    }

    @Override
    public void truncate(String name, long size) throws IOException {
      reach(Operation.TRUNCATE, Moment.BEFORE);
      super.truncate(name, size);
      reach(Operation.TRUNCATE, Moment.AFTER);
    }

    @Override
    public void delete(String name) throws IOException {
      reach(Operation.DELETE, Moment.BEFORE);
      super.delete(name);
      reach(Operation.DELETE, Moment.AFTER);
    }

    @Override
    public void replace(String name, ByteBuffer content) throws IOException {
      Operation operation =
          switch (name) {
            case SmallFile.PRODUCER -> Operation.PRODUCER;
            case SmallFile.MARK -> Operation.MARK;
            default -> Operation.COUNTS;
          };
      reach(operation, Moment.BEFORE);
      if (isDue(operation, Moment.WITHIN)) {
        draft(name, content.slice(0, content.limit() / 2));
      }
      if (isDue(operation, Moment.ALMOST)) {
        draft(name, content);
      }
      super.replace(name, content);
      reach(operation, Moment.AFTER);
    }

    /// Leaves what {@link DiskFiles#replace} has made before it renames.
    private void draft(String name, ByteBuffer content) throws IOException {
      super.create(name + ".tmp").write(content);
      ChildJvm.halt();
    }

    @Override
    public void sync() throws IOException {
      reach(Operation.FORCE_NAMES, Moment.BEFORE);
      super.sync();
      reach(Operation.FORCE_NAMES, Moment.AFTER);
    }

    @Override
    public void close() throws IOException {
      reach(Operation.CLOSE, Moment.BEFORE);
      super.close();
    }
  }

  private final class HaltingAppend extends WrappedFiles.Append {
    private Operation next = Operation.HEADER;

    HaltingAppend(DataFiles.AppendFile file) {
      super(file);
    }

    @Override
    public void write(ByteBuffer content) throws IOException {
      reach(next, Moment.BEFORE);
      if (isDue(next, Moment.WITHIN)) {
        super.write(content.slice(0, content.limit() / 2));
        ChildJvm.halt();
      }
      super.write(content);
      reach(next, Moment.AFTER);
      next = Operation.RECORDS;
    }

    @Override
    public void sync() throws IOException {
      reach(Operation.FORCE, Moment.BEFORE);
      super.sync();
      reach(Operation.FORCE, Moment.AFTER);
    }
  }
}
