package dev.waymark.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A directory with everything below it. Symbolic links are not followed.
final class DirectoryTree {
  private DirectoryTree() {}

  /// Removes it, or a file.
  ///
  /// @throws IOException when something cannot be removed, or is not there; what was removed before
  ///   is gone
  static void remove(Path root) throws IOException {
    Files.walkFileTree(root, new Removal());
  }

  /// Copies it, with owners, permissions and times as far as whoever we are may set them.
  ///
  /// @param to not there yet
  /// @throws IOException when something cannot be copied; what was copied before stays
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new Copying(from, to));
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }

  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copying(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      return copy(directory);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      return copy(file);
    }

    private FileVisitResult copy(Path path) throws IOException {
      Files.copy(
          path,
          to.resolve(from.relativize(path)),
          StandardCopyOption.COPY_ATTRIBUTES,
          LinkOption.NOFOLLOW_LINKS);
      return FileVisitResult.CONTINUE;
    }
  }
}
