package dev.waymark.visitor.geo;

import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A lookup in a database file that may be replaced while the service runs. It answers from another
/// lookup until the file could be read once, and from the last good database ever after.
///
/// Nothing watches the file: whoever owns this calls {@link #refresh()} at the start and then at an
/// interval, off the event loop.
public final class ReloadingCountryLookup implements CountryLookup {
  private final Path file;
  private volatile CountryLookup current;
  private @Nullable Fingerprint seen;

  /// A lookup that has not looked at the file yet.
  ///
  /// @param file a database as {@link CountryDatabase#open} reads it; need not exist
  /// @param initial what answers until the file could be read
  public ReloadingCountryLookup(Path file, CountryLookup initial) {
    this.file = file;
    this.current = initial;
  }

  /// What a look at the file led to.
  public sealed interface Refresh {
    /// The file is as it was at the last look, good or bad.
    record Unchanged() implements Refresh {}

    /// The file was new, and answers from this moment on.
    ///
    /// @param type what the database calls itself
    /// @param builtAt when its data was put together
    record Loaded(String type, Instant builtAt) implements Refresh {}

    /// There is no file; what answered goes on answering.
    record Missing() implements Refresh {}

    /// The file is new and cannot be used; what answered goes on answering. It is not tried again
    /// before it changes.
    ///
    /// @param reason what is wrong with it, for the log
    record Refused(String reason) implements Refresh {}
  }

  @Override
  public @Nullable Country countryOf(InetAddress address) {
    return current.countryOf(address);
  }

  @Override
  public Place placeOf(InetAddress address) {
    return current.placeOf(address);
  }

  @Override
  public boolean knowsPlaces() {
    return current.knowsPlaces();
  }

  /// Prepares the database that answers now for many lookups. Takes about a second for a new one.
  public void index() {
    if (current instanceof CountryDatabase database) {
      database.index();
    }
  }

  /// Looks whether the file's size or modification time changed, and reads it if so. Reads the
  /// disk; never throws.
  public synchronized Refresh refresh() {
    try {
      Fingerprint found = Fingerprint.of(file);
      if (found.equals(seen)) {
        return new Refresh.Unchanged();
      }
      seen = found;
      CountryDatabase database = CountryDatabase.open(file);
      current = database;
      return new Refresh.Loaded(database.type(), database.builtAt());
    } catch (NoSuchFileException e) {
      seen = null;
      return new Refresh.Missing();
    } catch (IOException e) {
      return new Refresh.Refused(e.toString());
    }
  }

  private record Fingerprint(long size, FileTime modified, @Nullable Object key) {
    static Fingerprint of(Path file) throws IOException {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Fingerprint(
          attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
  }
}
