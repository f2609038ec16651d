package dev.waymark.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked from the class path: `initdb`, `pg_ctl` and `postgres`.
///
/// @param directory holds `bin`, `lib` and `share`
record PostgresBinaries(Path directory) {
  private static final int OWNER_EXECUTES = 0b001_000_000;

  /// Unpacks them below a directory, unless an earlier start has. An archive of another version
  /// gets a directory of its own, so an upgrade never runs half of each.
  ///
  /// @throws Refusal when there are none for this machine
  static PostgresBinaries unpack(Path home) throws IOException {
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    try (InputStream archive = open(resource)) {
      if (archive == null) {
        throw new Refusal(
            "There is no embedded PostgreSQL for %s on %s: set WAYMARK_DATABASE_URL to one of yours."
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
      }
      Path directory = home.resolve("binaries-" + fingerprint(archive));
      if (!Files.isDirectory(directory)) {
        // A start that was killed while it unpacked has left a draft, which nobody reads.
        Path draft = Files.createTempDirectory(home, "unpacking-");
        try (InputStream again = open(resource)) {
          unpack(again == null ? InputStream.nullInputStream() : again, draft);
        }
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
      }
      return new PostgresBinaries(directory);
    }
  }

  /// A program's path.
  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /// The archive's name on the class path, as the packager of the binaries spells platforms.
  static String resource(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String machine =
        switch (osArch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> osArch;
        };
    return "/postgres-" + os + "-" + machine + ".txz";
  }

  private static @Nullable InputStream open(String resource) {
    return PostgresBinaries.class.getResourceAsStream(resource);
  }

  private static String fingerprint(InputStream archive) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = archive.read(buffer); read >= 0; read = archive.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive names a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Path parent = path.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          if ((entry.getMode() & OWNER_EXECUTES) != 0 && !path.toFile().setExecutable(true)) {
            throw new IOException("Could not make " + path + " executable.");
          }
        }
      }
    }
  }

  /// Removes what killed starts have left behind below a directory, as far as it can be removed: a
  /// program that outlived its start may still be writing there, and the next start comes by again.
  static void removeDrafts(Path home) throws IOException {
    try (var entries = Files.newDirectoryStream(home, "{unpacking,initialising}-*")) {
      for (Path entry : entries) {
        try {
          DirectoryTree.remove(entry);
        } catch (IOException stillInUse) {
          // Nobody reads it, so it harms nothing but the disk.
        }
      }
    }
  }
}
