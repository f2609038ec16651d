package dev.waymark.redirect.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A directory in memory that knows what is on the medium and what only in the page cache; whose
/// process can be halted before, within and after each operation; and that can refuse to work.
public final class FakeFiles implements DataFiles {
  /// The process is dead.
  public static final class Halt extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// What outlives a process.
  public static final class Disk {
    /// With nothing on it.
    public Disk() {}

    private final Map<String, Content> files = new TreeMap<>();
    private final Map<String, Content> durableNames = new TreeMap<>();

    public byte[] bytes(String name) {
      Content content = files.get(name);
      if (content == null) {
        throw new AssertionError("no file " + name + " in " + files.keySet());
      }
      return content.bytes;
    }

    public void put(String name, byte[] bytes) {
      var content = new Content();
      content.bytes = bytes;
      content.durable = bytes;
      files.put(name, content);
      durableNames.put(name, content);
    }

    public void remove(String name) {
      files.remove(name);
      durableNames.remove(name);
    }

    public List<String> names() {
      return List.copyOf(files.keySet());
    }

    public List<String> segments() {
      return names().stream().filter(name -> name.endsWith(".clicks")).toList();
    }

    /// What a power cut leaves: names and bytes that were made durable, and of the others any part,
    /// zeros among it.
    public Disk afterPowerCut(RandomGenerator random) {
      var after = new Disk();
      files.forEach(
          (name, content) -> {
            if (durableNames.get(name) == content || random.nextBoolean()) {
              after.put(name, content.afterPowerCut(random));
            }
          });
      durableNames.forEach(
          (name, content) -> {
            if (!files.containsKey(name) && random.nextBoolean()) {
              after.put(name, content.afterPowerCut(random)); // a deletion that did not last
            }
          });
      return after;
    }

    /// The contents that a power cut is sure to leave, each as far as it is on the medium.
    public List<byte[]> surviving() {
      return files.entrySet().stream()
          .filter(file -> durableNames.get(file.getKey()) == file.getValue())
          .map(file -> file.getValue().durable)
          .toList();
    }

    public Disk copy() {
      var copy = new Disk();
      files.forEach((name, content) -> copy.put(name, content.bytes.clone()));
      return copy;
    }
  }

  private static final class Content {
    byte[] bytes = {};
    byte[] durable = {};

    byte[] afterPowerCut(RandomGenerator random) {
      if (bytes.length <= durable.length) {
        return random.nextBoolean() ? bytes : durable;
      }
      int length = durable.length + random.nextInt(bytes.length - durable.length + 1);
      byte[] left = Arrays.copyOf(bytes, length);
      if (random.nextInt(3) == 0) {
        int zeroFrom = durable.length + random.nextInt(length - durable.length + 1);
        Arrays.fill(left, zeroFrom, length, (byte) 0);
      }
      return left;
    }
  }

  private final Disk disk;
  private final List<String> operations = new ArrayList<>();
  private int haltAt = Integer.MAX_VALUE;
  private int steps;
  private boolean dead;

  /// How many bytes may still be written.
  public long capacity = Long.MAX_VALUE;

  public boolean refuseCreates;
  public boolean refuseTruncates;
  public boolean refuseSyncs;

  public FakeFiles(Disk disk) {
    this.disk = disk;
  }

  /// Halts the process at the step with this number, counted from 1.
  public FakeFiles haltingAt(int step) {
    haltAt = step;
    return this;
  }

  /// What was done, in order.
  public List<String> operations() {
    return operations;
  }

  public int steps() {
    return steps;
  }

  private void step() {
    steps++;
    if (dead || steps >= haltAt) {
      dead = true;
      throw new Halt();
    }
  }

  private Content content(String name) throws IOException {
    Content content = disk.files.get(name);
    if (content == null) {
      throw new NoSuchFileException(name);
    }
    return content;
  }

  @Override
  public void lock() {
    step();
  }

  @Override
  public List<String> names() {
    step();
    return disk.names();
  }

  @Override
  public AppendFile create(String name) throws IOException {
    step();
    if (refuseCreates) {
      throw new IOException("No space left on device");
    }
    if (disk.files.containsKey(name)) {
      throw new FileAlreadyExistsException(name);
    }
    operations.add("create " + name);
    var content = new Content();
    disk.files.put(name, content);
    step();
    return new Append(content);
  }

  @Override
  public long size(String name) throws IOException {
    step();
    return content(name).bytes.length;
  }

  @Override
  public void read(String name, long position, ByteBuffer into) throws IOException {
    step();
    byte[] bytes = content(name).bytes;
    int from = (int) Math.min(position, bytes.length);
    into.put(bytes, from, Math.min(into.remaining(), bytes.length - from));
  }

  @Override
  public void truncate(String name, long size) throws IOException {
    step();
    Content content = content(name);
    content.bytes = Arrays.copyOf(content.bytes, (int) size);
    content.durable = content.bytes;
    operations.add("truncate " + name);
    step();
  }

  @Override
  public void delete(String name) {
    step();
    if (disk.files.remove(name) != null) {
      operations.add("delete " + name);
    }
    step();
  }

  @Override
  public void replace(String name, ByteBuffer content) throws IOException {
    step();
    if (refuseCreates || capacity < content.remaining()) {
      throw new IOException("No space left on device");
    }
    var bytes = new byte[content.remaining()];
    content.get(bytes);
    var draft = new Content();
    draft.bytes = bytes;
    disk.files.put(name + ".tmp", draft);
    step();
    draft.durable = bytes;
    step();
    disk.files.remove(name + ".tmp");
    disk.files.put(name, draft);
    step();
    disk.durableNames.put(name, draft);
    operations.add("replace " + name);
    step();
  }

  @Override
  public void sync() throws IOException {
    step();
    if (refuseSyncs) {
      throw new IOException("Input/output error");
    }
    disk.durableNames.clear();
    disk.durableNames.putAll(disk.files);
    operations.add("sync directory");
    step();
  }

  @Override
  public void close() {
    step();
  }

  private final class Append implements AppendFile {
    private final Content content;

    Append(Content content) {
      this.content = content;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
      step();
      int half = source.remaining() / 2;
      append(source, half);
      step();
      append(source, source.remaining());
      operations.add("write");
      step();
    }

    private void append(ByteBuffer source, int count) throws IOException {
      int room = (int) Math.min(capacity, count);
      int old = content.bytes.length;
      byte[] longer = Arrays.copyOf(content.bytes, old + room);
      source.get(longer, old, room);
      content.bytes = longer;
      capacity -= room;
      if (room < count) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      step();
      if (refuseTruncates) {
        throw new IOException("Input/output error");
      }
      content.bytes = Arrays.copyOf(content.bytes, (int) size);
      step();
    }

    @Override
    public void sync() throws IOException {
      step();
      if (refuseSyncs) {
        throw new IOException("Input/output error");
      }
      content.durable = content.bytes;
      operations.add("sync file");
      step();
    }

    @Override
    public void close() {
      step();
    }
  }
}
