package dev.waymark.redirect.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A directory of files that are appended to, or replaced as a whole. Names are plain file names.
/// Reading and writing different files from several threads is fine.
public interface DataFiles extends Closeable {
  /// Takes the directory for this process.
  ///
  /// @throws IOException also when another process has it
  void lock() throws IOException;

  /// The names of all files, in no order.
  List<String> names() throws IOException;

  /// Creates a file that must not be there yet.
  AppendFile create(String name) throws IOException;

  /// How long a file is, in bytes.
  long size(String name) throws IOException;

  /// Reads from a position on until the buffer is full or the file ends.
  void read(String name, long position, ByteBuffer into) throws IOException;

  /// Cuts a file, durably.
  void truncate(String name, long size) throws IOException;

  /// Deletes a file; nothing happens when it is not there.
  void delete(String name) throws IOException;

  /// Puts a small file in place of what it was: after a crash there is either the old content or
  /// the new. Durable on return.
  void replace(String name, ByteBuffer content) throws IOException;

  /// Makes names durable that were created.
  void sync() throws IOException;

  /// Gives the directory back.
  @Override
  void close() throws IOException;

  /// A file that grows at its end. Not for use by several threads, except for {@link #sync}.
  interface AppendFile extends Closeable {
    /// Writes all of the buffer. After an exception any part of it may be there.
    void write(ByteBuffer content) throws IOException;

    /// Cuts what a failed write left behind.
    void truncate(long size) throws IOException;

    /// Makes what was written durable.
    void sync() throws IOException;
  }
}
