package dev.waymark.redirect.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A directory on disk: readable for its owner only, and no symbolic link is followed in it.
public final class DiskFiles implements DataFiles {
  private static final String LOCK = "lock";
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path directory;
  private @Nullable FileChannel lockFile;

  /// Nothing is there yet, and nothing is made until {@link #lock}.
  public DiskFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public void lock() throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new NotDirectoryException(directory.toString());
      }
      Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
    }
    FileChannel channel = open(LOCK, CREATE, WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new IOException(directory + " belongs to a running process");
    }
    lockFile = channel;
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals(LOCK))
          .toList();
    }
  }

  @Override
  public AppendFile create(String name) throws IOException {
    return new Append(open(name, CREATE_NEW, WRITE));
  }

  @Override
  public long size(String name) throws IOException {
    return Files.size(directory.resolve(name));
  }

  @Override
  public void read(String name, long position, ByteBuffer into) throws IOException {
    try (FileChannel channel = open(name, READ)) {
      long at = position;
      while (into.hasRemaining()) {
        int count = channel.read(into, at);
        if (count < 0) {
          return;
        }
        at += count;
      }
    }
  }

  @Override
  public void truncate(String name, long size) throws IOException {
    try (FileChannel channel = open(name, WRITE)) {
      channel.truncate(size);
      channel.force(true);
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  @Override
  public void replace(String name, ByteBuffer content) throws IOException {
    String draft = name + ".tmp";
    delete(draft);
    try (FileChannel channel = open(draft, CREATE_NEW, WRITE)) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
    Files.move(directory.resolve(draft), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    sync();
  }

  @Override
  public void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    } catch (NoSuchFileException e) {
      throw new IOException("The data directory is gone", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (lockFile != null) {
      lockFile.close(); // which releases the lock
      lockFile = null;
    }
  }

  private FileChannel open(String name, OpenOption... options) throws IOException {
    var all = Stream.concat(Stream.of(options), Stream.of(LinkOption.NOFOLLOW_LINKS)).toList();
    return FileChannel.open(directory.resolve(name), Set.copyOf(all), OWNER_ONLY);
  }

  private record Append(FileChannel channel) implements AppendFile {
    @Override
    public void write(ByteBuffer content) throws IOException {
      while (content.hasRemaining()) {
        channel.write(content);
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void sync() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
