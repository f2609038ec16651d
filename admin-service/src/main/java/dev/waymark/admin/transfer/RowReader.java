package dev.waymark.admin.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.link.LinkCells;
import dev.waymark.admin.link.LinkToImport;
import dev.waymark.admin.transfer.Meaning.Field;
import dev.waymark.admin.transfer.Meaning.Other;
import dev.waymark.fault.Faults;
import dev.waymark.link.HostName;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes of each row of a file the link that a request would write.
final class RowReader {
  static final String MISSING_TARGET = "Missing target URL";

  private static final String SLUG = "slug";
  private static final String DOMAIN = "domain";
  private static final String TAGS = "tags";

  private final CsvTable table;
  private final Columns columns;
  private final @Nullable String domain;
  private final Predicate<String> isOwn;
  private final Set<String> leftHosts = new LinkedHashSet<>();
  private final Set<String> leftAddresses = new LinkedHashSet<>();

  /// @param domain on which all links are to be; null for each where its row says
  /// @param isOwn whether links of the workspace can be on a host
  RowReader(CsvTable table, Columns columns, @Nullable String domain, Predicate<String> isOwn) {
    this.table = table;
    this.columns = columns;
    this.domain = domain;
    this.isOwn = isOwn;
  }

  /// Reads a row.
  ///
  /// @param row from 0, below the header
  /// @param faults with pointers into the link; the link is not to be used when there are any
  LinkToImport read(int row, Faults faults) {
    var link = JsonNodeFactory.instance.objectNode();
    if (table.isTooLong(row)) {
      faults.add(
          "",
          "This row has more cells than the header; a text with a separator in it stands in"
              + " quotes.");
    }
    for (Map.Entry<Meaning, Integer> column : columns.places().entrySet()) {
      if (column.getKey() instanceof Field field) {
        String fault = read(field, table.cell(row, column.getValue()), link);
        if (fault != null) {
          faults.add(Faults.at("", field.key()), fault);
        }
      }
    }
    if (!link.has("target") && !link.has("fallback_channel") && !link.has("hub")) {
      faults.add("", MISSING_TARGET);
    }
    place(row, link, faults);
    password(row, link, faults);
    String id = cell(row, Other.ID).strip();
    return new LinkToImport(id.isEmpty() ? null : id, link);
  }

  private @Nullable String read(Field field, String cell, ObjectNode link) {
    String member = field.member();
    if (cell.isBlank()) {
      return null;
    }
    if (member != null) {
      link.withObject("/" + field.key()).put(member, cell.strip());
      return null;
    }
    if (field.isOpposite()) {
      Boolean says = LinkCells.yesOrNo(cell);
      return LinkCells.read(field.key(), says == null ? cell : String.valueOf(!says), link);
    }
    if (columns.isOurs() || !field.key().equals(TAGS)) {
      return LinkCells.read(field.key(), cell, link);
    }
    // Others separate them by whatever they like, and name one twice.
    String fault = LinkCells.read(TAGS, cell.replace('|', ',').replace(';', ','), link);
    Set<JsonNode> tags = new LinkedHashSet<>();
    link.path(TAGS).forEach(tags::add);
    ArrayNode once = link.putArray(TAGS);
    tags.forEach(once::add);
    return fault;
  }

  /// Where the link is: domain and slug.
  private void place(int row, ObjectNode link, Faults faults) {
    String host = link.path(DOMAIN).asText("");
    for (int column : columns.shortUrls()) {
      String cell = table.cell(row, column).strip();
      ShortAddress address = cell.isEmpty() ? null : ShortAddress.of(cell);
      if (!cell.isEmpty() && address == null) {
        faults.add(
            Faults.at("", SLUG),
            "In '" + table.header().get(column) + "' there is no short link such as bit.ly/3abc.");
      } else if (address != null && !link.has(SLUG)) {
        link.put(SLUG, address.slug());
      } else if (address != null && !address.slug().equals(link.path(SLUG).asText())) {
        leftAddresses.add(address.toString());
      }
      host = host.isEmpty() && address != null ? address.host() : host;
    }
    if (!columns.isOurs() && link.path(SLUG).asText("").startsWith("/")) {
      link.put(SLUG, link.path(SLUG).asText().substring(1));
    }
    if (domain != null) {
      link.put(DOMAIN, domain);
    } else if (!columns.isOurs() || !link.has(DOMAIN)) {
      link.remove(DOMAIN);
      String there = HostName.comparable(host);
      if (!host.isEmpty() && isOwn.test(there)) {
        link.put(DOMAIN, there);
      } else if (!host.isEmpty()) {
        leftHosts.add(there);
      }
    }
  }

  private void password(int row, ObjectNode link, Faults faults) {
    String password = cell(row, Other.PASSWORD);
    String says = cell(row, Other.HAS_PASSWORD);
    Boolean hasOne = says.isBlank() ? Boolean.FALSE : LinkCells.yesOrNo(says);
    if (!password.isEmpty()) {
      link.put("password", password);
    } else if (hasOne == null) {
      faults.add("", "Whether there is a password is true or false.");
    } else if (hasOne) {
      faults.add(
          "",
          "This link has a password, which no export holds. Add a column 'password' with one for"
              + " it, or empty this cell to let everybody in.");
    }
  }

  private String cell(int row, Meaning meaning) {
    Integer column = columns.places().get(meaning);
    return column == null ? "" : table.cell(row, column);
  }

  /// The hosts of other services whose links were put on the default domain.
  Set<String> leftHosts() {
    return leftHosts;
  }

  /// Second short links of a row: a link has one here.
  Set<String> leftAddresses() {
    return leftAddresses;
  }
}
