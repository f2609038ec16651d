package dev.waymark.visitor.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Place;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// A country database in [MaxMind's format](https://maxmind.github.io/MaxMind-DB/): GeoLite2 or
/// GeoIP2 Country, City or Enterprise, DB-IP's, or the one that comes with Waymark. It reads
/// `country.iso_code`, and `registered_country.iso_code` where that is missing; and from those that
/// have them `subdivisions` and `city`.
///
/// The whole database is held in memory (the bundled one takes 8 MB), so that a file may be
/// replaced or cut short on disk without harm to lookups, and there is nothing to close. A lookup
/// walks the database's tree until {@link #index()} has made ranges of it, which answer ten times
/// as fast.
public final class CountryDatabase implements CountryLookup {
  private static final String BUNDLED = "country.mmdb.gz";
  private static final int GZIP_MAGIC = 0x1f8b;

  /// How many networks may go without a country before the database is not one of countries.
  private static final int PROBED_NETWORKS = 10_000;

  private final Reader reader;
  private final boolean ipv4Only;
  private final boolean knowsPlaces;
  private volatile @Nullable CountryRanges ranges;

  private CountryDatabase(Reader reader, boolean knowsPlaces) {
    this.reader = reader;
    this.knowsPlaces = knowsPlaces;
    this.ipv4Only = reader.getMetadata().ipVersion() == 4;
  }

  /// Reads the database in the file, which may be gzipped.
  ///
  /// @throws IOException when the file cannot be read, is no such database, or knows no countries
  public static CountryDatabase open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /// Reads the database that comes with Waymark: IPFire's location data, see NOTICE.
  ///
  /// @throws IOException when it was left out of the build
  public static CountryDatabase bundled() throws IOException {
    try (InputStream in = CountryDatabase.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new FileNotFoundException("no bundled country database");
      }
      return read(in);
    }
  }

  private static CountryDatabase read(InputStream in) throws IOException {
    InputStream plain = unzipped(new BufferedInputStream(in));
    try {
      // The reader is never closed: it holds nothing but the bytes, and a lookup may be under way.
      var reader = new Reader(plain, new CHMCache());
      if (!knowsCountries(reader)) {
        throw new IOException(
            "a database of type " + reader.getMetadata().databaseType() + ", without countries");
      }
      return new CountryDatabase(reader, hasPlaces(reader));
    } catch (RuntimeException | InvalidNetworkException e) {
      // Damaged bytes surface as whatever the decoder stumbles over.
      throw new IOException("not a readable database: " + e, e);
    }
  }

  private static InputStream unzipped(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static boolean knowsCountries(Reader reader) throws IOException, InvalidNetworkException {
    Iterator<DatabaseRecord<CountryRecord>> networks = reader.networks(CountryRecord.class);
    for (int i = 0; i < PROBED_NETWORKS && networks.hasNext(); i++) {
      CountryRecord found = networks.next().data();
      if (found != null && found.country() != null) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPlaces(Reader reader) throws IOException, InvalidNetworkException {
    Iterator<DatabaseRecord<PlaceRecord>> networks = reader.networks(PlaceRecord.class);
    for (int i = 0; i < PROBED_NETWORKS && networks.hasNext(); i++) {
      PlaceRecord found = networks.next().data();
      if (found != null && !found.place().equals(Place.UNKNOWN)) {
        return true;
      }
    }
    return false;
  }

  /// Prepares for many lookups, once. A database that is damaged somewhere is left as it is, for
  /// what can be read of it still answers.
  ///
  /// @return whether lookups use the index from now on
  public synchronized boolean index() {
    if (ranges == null) {
      try {
        ranges = readRanges();
      } catch (IOException | InvalidNetworkException | RuntimeException e) {
        return false;
      }
    }
    return true;
  }

  private CountryRanges readRanges() throws IOException, InvalidNetworkException {
    var builder = new CountryRanges.Builder();
    // A tree has one leaf more than nodes; one that has more runs in a circle.
    long left = metadata().nodeCount() + 1;
    Iterator<DatabaseRecord<CountryRecord>> networks = reader.networks(CountryRecord.class);
    while (networks.hasNext()) {
      DatabaseRecord<CountryRecord> network = networks.next();
      if (left-- == 0) {
        throw new IOException("more networks than there can be");
      }
      CountryRecord found = network.data();
      builder.add(
          network.network().networkAddress(),
          network.network().prefixLength(),
          found == null ? null : found.country());
    }
    return builder.build();
  }

  @Override
  public @Nullable Country countryOf(InetAddress address) {
    CountryRanges indexed = ranges;
    return indexed == null ? walk(address) : indexed.countryOf(address);
  }

  private @Nullable Country walk(InetAddress address) {
    if (ipv4Only && address instanceof Inet6Address) {
      return null; // the reader would throw
    }
    try {
      CountryRecord found = reader.get(address, CountryRecord.class);
      return found == null ? null : found.country();
    } catch (IOException | RuntimeException e) {
      return null; // a record that is damaged says nothing
    }
  }

  @Override
  public Place placeOf(InetAddress address) {
    if (!knowsPlaces || (ipv4Only && address instanceof Inet6Address)) {
      return Place.UNKNOWN;
    }
    try {
      PlaceRecord found = reader.get(address, PlaceRecord.class);
      return found == null ? Place.UNKNOWN : found.place();
    } catch (IOException | RuntimeException e) {
      return Place.UNKNOWN; // a record that is damaged says nothing
    }
  }

  @Override
  public boolean knowsPlaces() {
    return knowsPlaces;
  }

  /// What the database calls itself: `GeoLite2-Country`, `Waymark-Country`.
  public String type() {
    return metadata().databaseType();
  }

  /// When its data was put together.
  public Instant builtAt() {
    return metadata().buildTime();
  }

  private Metadata metadata() {
    return reader.getMetadata();
  }
}
