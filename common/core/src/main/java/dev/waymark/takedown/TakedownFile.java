package dev.waymark.takedown;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A file with a {@link TakedownList}, which is read again when it changes. Whoever holds it looks
/// at it every {@link #PAUSE_MILLIS}. For one thread.
///
/// A change counts once two looks have found the same content, for editors write a file in pieces.
/// While the file cannot be read, what it said last holds.
public final class TakedownFile {
  /// How long to wait between two looks.
  public static final long PAUSE_MILLIS = 200;

  /// Longest file, in bytes.
  static final int MAX_BYTES = 32 << 20;

  /// After so many looks it is read although it seems unchanged: a file system may keep times only
  /// to the second.
  private static final int MOST_SKIPPED = 10;

  private final Path path;
  private @Nullable Stamp stamp;
  private int skipped;
  private byte @Nullable [] current;
  private byte @Nullable [] candidate;
  private boolean failing;

  /// Not looked at yet.
  public TakedownFile(Path path) {
    this.path = path;
  }

  /// What a look has found.
  public sealed interface Found {}

  /// Another list than before.
  public record Changed(TakedownList list) implements Found {}

  /// The file cannot be read, for the first time since it could.
  ///
  /// @param reason a sentence without a full stop
  public record Unreadable(String reason) implements Found {}

  private record Stamp(FileTime modified, long size, @Nullable Object key) {}

  /// Looks at the file; null when there is nothing new.
  public @Nullable Found look() {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      var now = new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
      if (now.equals(stamp) && candidate == null && !failing && ++skipped < MOST_SKIPPED) {
        return null;
      }
      skipped = 0;
      stamp = now;
      return read();
    } catch (IOException e) {
      return unreadable("it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private @Nullable Found read() throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      return unreadable("it has more than " + MAX_BYTES + " bytes");
    }
    byte[] digest = sha256(bytes);
    if (Arrays.equals(digest, current)) {
      candidate = null;
      failing = false;
      return null;
    }
    if (current != null && !Arrays.equals(digest, candidate)) {
      candidate = digest;
      return null;
    }
    try {
      var list = TakedownList.read(new String(bytes, StandardCharsets.UTF_8));
      current = digest;
      candidate = null;
      failing = false;
      return new Changed(list);
    } catch (IllegalArgumentException e) {
      return unreadable("it has " + e.getMessage());
    }
  }

  private @Nullable Found unreadable(String reason) {
    candidate = null;
    if (failing) {
      return null;
    }
    failing = true;
    return new Unreadable(reason);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
