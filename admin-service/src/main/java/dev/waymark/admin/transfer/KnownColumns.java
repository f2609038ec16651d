package dev.waymark.admin.transfer;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.waymark.admin.link.LinkCells;
import dev.waymark.input.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The columns that a table of links may have: each field of a link under its own name, and those
/// of other services' exports, which stand in `columns.csv`.
final class KnownColumns {
  /// Tables of no service in particular.
  static final String GENERIC = "generic";

  private static final String OWN = "waymark";

  /// A column.
  ///
  /// @param name as it is written
  /// @param rank the smaller goes first among those of one meaning
  record Known(String name, Meaning meaning, int rank) {}

  /// By service, and by the plain form of the name.
  private static final Map<String, Map<String, Known>> SERVICES = read();

  private KnownColumns() {}

  private static Map<String, Map<String, Known>> read() {
    Map<String, Map<String, Known>> services = new LinkedHashMap<>();
    Map<String, Known> own = new LinkedHashMap<>();
    for (String key : LinkCells.keys()) {
      own.put(plain(key), new Known(key, Meaning.field(key), own.size()));
    }
    services.put(OWN, own);
    try (InputStream file =
            Objects.requireNonNull(KnownColumns.class.getResourceAsStream("columns.csv"));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(file)) {
      int rank = own.size();
      for (NamedCsvRecord row : rows) {
        String name = row.getField("column");
        Meaning meaning = Meaning.of(row.getField("meaning"));
        Map<String, Known> service =
            services.computeIfAbsent(row.getField("service"), _ -> new LinkedHashMap<>());
        service.putIfAbsent(plain(name), new Known(name, meaning, rank++));
      }
      return services;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The form in which names are compared: case, and what stands between words, do not count.
  static String plain(String name) {
    return name.replaceAll("[-_ .]", "").toLowerCase(Locale.ROOT);
  }

  /// What a request may call the format of a file.
  static Set<String> services() {
    return SERVICES.keySet();
  }

  /// Whose file has such a header: the service with the most columns that links have and that are
  /// not called so here; {@link #GENERIC} when there is none.
  static String serviceOf(Collection<String> header) {
    String best = GENERIC;
    long most = 0;
    for (Map.Entry<String, Map<String, Known>> service : SERVICES.entrySet()) {
      long columns =
          header.stream()
              .filter(name -> isForeign(name) && tells(service.getValue().get(plain(name))))
              .count();
      if (columns > most) {
        most = columns;
        best = service.getKey();
      }
    }
    return best;
  }

  private static boolean isForeign(String name) {
    return own(name) == null;
  }

  private static boolean tells(@Nullable Known column) {
    return column != null && column.meaning() != Meaning.Other.NOTHING;
  }

  /// Whether the names of a service are our own.
  static boolean isOurs(String service) {
    return service.equals(OWN) || service.equals(GENERIC);
  }

  private static @Nullable Known own(String name) {
    Known own = in(OWN, name);
    return own == null ? in(GENERIC, name) : own;
  }

  private static @Nullable Known in(String service, String name) {
    return SERVICES.getOrDefault(service, Map.of()).get(plain(name));
  }

  /// The column that a name stands for: in files of a service, else in ours, else in those of any
  /// other; null when nobody has such a column.
  static @Nullable Known of(String name, String service) {
    Known known = in(service, name);
    if (known == null) {
      known = own(name);
    }
    for (String other : SERVICES.keySet()) {
      if (known == null) {
        known = in(other, name);
      }
    }
    return known;
  }

  /// The end of a sentence about a column that nobody has, with the one that was probably meant:
  /// one of ours before one of others.
  static String question(String name) {
    String end = Nearest.question(name, telling(KnownColumns::isOurs));
    return end.length() > 1 ? end : Nearest.question(name, telling(service -> !isOurs(service)));
  }

  /// Those that hold something of a link, each once.
  static Collection<String> telling(Predicate<String> services) {
    Map<String, String> names = new LinkedHashMap<>();
    SERVICES.forEach(
        (service, columns) ->
            columns.forEach(
                (plain, column) -> {
                  if (services.test(service) && tells(column)) {
                    names.putIfAbsent(plain, column.name());
                  }
                }));
    return names.values();
  }
}
