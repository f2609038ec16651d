package dev.waymark.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Holds a data directory for one start at a time. The operating system lets go of it when the
/// process ends, however it ends.
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock and notes who has it; null when another process does.
  static @Nullable DirectoryLock take(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(file(directory), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return null;
    }
    String pid = Long.toString(ProcessHandle.current().pid());
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
    return new DirectoryLock(channel);
  }

  /// The process that took the lock last, if it still runs; null when it does not.
  static @Nullable ProcessHandle holder(Path directory) throws IOException {
    String pid = Files.readString(file(directory)).strip();
    return pid.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(pid)).orElse(null) : null;
  }

  private static Path file(Path directory) {
    return directory.resolve("lock");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
