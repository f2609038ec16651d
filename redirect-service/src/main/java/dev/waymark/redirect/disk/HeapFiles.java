package dev.waymark.redirect.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A directory in memory, for a node whose disk cannot be used, and for tests. Nothing of it
/// outlives the process.
public final class HeapFiles implements DataFiles {
  private final Map<String, Content> files = new ConcurrentHashMap<>();

  /// With no files.
  public HeapFiles() {}

  private static final class Content {
    private byte[] bytes = {};
    private int length;

    private synchronized void append(ByteBuffer more) {
      int end = length + more.remaining();
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
      }
      more.get(bytes, length, more.remaining());
      length = end;
    }

    private synchronized void truncate(long size) {
      length = (int) Math.min(length, size);
    }

    private synchronized void read(long position, ByteBuffer into) {
      int from = (int) Math.min(position, length);
      into.put(bytes, from, Math.min(into.remaining(), length - from));
    }

    private synchronized int length() {
      return length;
    }
  }

  private Content content(String name) throws IOException {
    Content content = files.get(name);
    if (content == null) {
      throw new NoSuchFileException(name);
    }
    return content;
  }

  @Override
  public void lock() {}

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public AppendFile create(String name) throws IOException {
    var content = new Content();
    if (files.putIfAbsent(name, content) != null) {
      throw new FileAlreadyExistsException(name);
    }
    return new Append(content);
  }

  @Override
  public long size(String name) throws IOException {
    return content(name).length();
  }

  @Override
  public void read(String name, long position, ByteBuffer into) throws IOException {
    content(name).read(position, into);
  }

  @Override
  public void truncate(String name, long size) throws IOException {
    content(name).truncate(size);
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public void replace(String name, ByteBuffer content) {
    var replaced = new Content();
    replaced.append(content);
    files.put(name, replaced);
  }

  @Override
  public void sync() {}

  @Override
  public void close() {}

  private record Append(Content content) implements AppendFile {
    @Override
    public void write(ByteBuffer more) {
      content.append(more);
    }

    @Override
    public void truncate(long size) {
      content.truncate(size);
    }

    @Override
    public void sync() {}

    @Override
    public void close() {}
  }
}
