package dev.waymark.redirect.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Files that pass everything on, for tests to override what is to go another way.
public class WrappedFiles implements DataFiles {
  private final DataFiles files;

  /// @param files to pass on to
  public WrappedFiles(DataFiles files) {
    this.files = files;
  }

  @Override
  public void lock() throws IOException {
    files.lock();
  }

  @Override
  public List<String> names() throws IOException {
    return files.names();
  }

  @Override
  public AppendFile create(String name) throws IOException {
    return files.create(name);
  }

  @Override
  public long size(String name) throws IOException {
    return files.size(name);
  }

  @Override
  public void read(String name, long position, ByteBuffer into) throws IOException {
    files.read(name, position, into);
  }

  @Override
  public void truncate(String name, long size) throws IOException {
    files.truncate(name, size);
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(name);
  }

  @Override
  public void replace(String name, ByteBuffer content) throws IOException {
    files.replace(name, content);
  }

  @Override
  public void sync() throws IOException {
    files.sync();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  /// A file that passes everything on.
  public static class Append implements AppendFile {
    private final AppendFile file;

    /// @param file to pass on to
    public Append(AppendFile file) {
      this.file = file;
    }

    @Override
    public void write(ByteBuffer content) throws IOException {
      file.write(content);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
