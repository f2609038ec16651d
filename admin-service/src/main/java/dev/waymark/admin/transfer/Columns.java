package dev.waymark.admin.transfer;

import dev.waymark.admin.link.LinkCells;
import dev.waymark.admin.transfer.KnownColumns.Known;
import dev.waymark.admin.transfer.Meaning.Field;
import dev.waymark.admin.transfer.Meaning.Other;
import dev.waymark.fault.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the columns of one file hold: all of them are understood, or the file is refused.
final class Columns {
  /// Those of a whole link that lead somewhere; one of them is needed.
  private static final List<String> LEADING = List.of("target", "fallback_channel", "hub");

  private static final String KNOWN =
      "Columns are called like the fields of a link: "
          + String.join(", ", LinkCells.keys())
          + ", and password; or as in the exports of other services. Name in ignore_columns what is"
          + " to be left out.";

  /// How much of a name is repeated.
  private static final int MAX_NAME = 60;

  private final List<String> header;
  private final boolean isOurs;
  private final Map<Meaning, Integer> places = new LinkedHashMap<>();
  private final List<Integer> shortUrls = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private Columns(List<String> header, boolean isOurs) {
    this.header = header;
    this.isOurs = isOurs;
  }

  /// Reads the header of a file.
  ///
  /// @param service whose file it is; null to find that out
  /// @param ignored names of columns to leave out
  /// @param hasDomain whether the request says on which domain all links are to be
  /// @param pointer of the file in the request
  static Columns of(
      CsvTable table,
      @Nullable String service,
      Set<String> ignored,
      boolean hasDomain,
      String pointer,
      Faults faults) {
    List<String> header = table.header();
    String whose = service == null ? KnownColumns.serviceOf(header) : service;
    var columns = new Columns(header, KnownColumns.isOurs(whose));
    Map<Integer, Integer> ranks = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      Known known = KnownColumns.of(name, whose);
      if (ignored.contains(KnownColumns.plain(name))) {
        columns.leftOut.add(name);
      } else if (name.isEmpty()) {
        if (!table.isBlank(i)) {
          faults.add(pointer, "Column " + (i + 1) + " has no name; name it, or empty its cells.");
        }
      } else if (known == null) {
        String end = faults.isFull() ? "." : KnownColumns.question(name);
        faults.add(pointer, "Unknown column '" + shortened(name) + "'" + end, KNOWN);
      } else if (known.meaning() == Other.NOTHING
          || (hasDomain && known.meaning().equals(Meaning.field("domain")))) {
        columns.leftOut.add(name);
      } else if (known.meaning() == Other.SHORT_URL) {
        ranks.put(i, known.rank());
      } else {
        columns.add(known.meaning(), i, pointer, faults);
      }
    }
    columns.addShortUrls(ranks);
    if (LEADING.stream().noneMatch(key -> columns.places.containsKey(Meaning.field(key)))) {
      faults.add(
          pointer,
          "No column says where the links lead. One must be called target, url, destination or"
              + " long_url.");
    }
    return columns;
  }

  private void add(Meaning meaning, int place, String pointer, Faults faults) {
    Integer before = places.get(meaning);
    for (Map.Entry<Meaning, Integer> other : places.entrySet()) {
      // All of a field, and a part of it.
      if (meaning instanceof Field field
          && other.getKey() instanceof Field known
          && field.key().equals(known.key())
          && (field.member() == null || known.member() == null)) {
        before = other.getValue();
      }
    }
    if (before != null) {
      faults.add(
          pointer,
          "The columns '%s' and '%s' hold the same; name one of them in ignore_columns."
              .formatted(shortened(header.get(before)), shortened(header.get(place))));
    }
    places.put(meaning, place);
  }

  /// Our own short links follow from domain and slug, also where the slugs are left out to be made
  /// anew. Those of others say what the slug was where nothing else does.
  private void addShortUrls(Map<Integer, Integer> ranks) {
    boolean follow = header.stream().map(KnownColumns::plain).anyMatch("slug"::equals);
    ranks.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .forEach(follow ? place -> leftOut.add(header.get(place)) : shortUrls::add);
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= MAX_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_NAME)) + "...";
  }

  /// Whether it is a file of ours, or of no service in particular, where each cell is meant as it
  /// stands.
  boolean isOurs() {
    return isOurs;
  }

  /// The columns that hold something of a link, whole short links aside.
  Map<Meaning, Integer> places() {
    return places;
  }

  /// The columns with whole short links, of which the first that has one names the slug.
  List<Integer> shortUrls() {
    return shortUrls;
  }

  /// The names of the columns of which nothing is taken, as they stand in the file.
  List<String> leftOut() {
    return leftOut;
  }

  /// What the column of a field is called in the file; null when it has none.
  @Nullable String nameOf(String key) {
    for (Map.Entry<Meaning, Integer> column : places.entrySet()) {
      if (column.getKey() instanceof Field field && field.key().equals(key)) {
        return header.get(column.getValue());
      }
    }
    Integer password = places.get(Other.PASSWORD);
    return key.equals("password") && password != null ? header.get(password) : null;
  }
}
