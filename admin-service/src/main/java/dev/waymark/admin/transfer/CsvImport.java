package dev.waymark.admin.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.domain.Domains;
import dev.waymark.admin.link.Attempt;
import dev.waymark.admin.link.HeldWorkspace;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.transfer.ImportView.ImportedLink;
import dev.waymark.admin.transfer.ImportView.RowError;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.HostName;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Imports links from a CSV file. Rows with a fault are left out and told of; the others become
/// links.
@Singleton
class CsvImport {
  static final int MAX_ROWS = 500;

  /// The header is row 1.
  private static final int FIRST_ROW = 2;

  private static final List<String> FORMATS = List.of("auto", "generic", "bitly");
  private static final TextRule WORD = TextRule.line(253);

  private final Links links;
  private final Domains domains;
  private final ShortLinks shortLinks;

  CsvImport(Links links, Domains domains, ShortLinks shortLinks) {
    this.links = links;
    this.domains = domains;
    this.shortLinks = shortLinks;
  }

  @Transactional
  ImportView run(String workspace, ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    CsvTable table = table(members, faults);
    String format = members.text("format", WORD);
    String domain = domain(workspace, members, faults);
    if (format != null && !FORMATS.contains(format)) {
      faults.add(members.at("format"), "A format is one of: " + String.join(", ", FORMATS) + ".");
    }
    members.end();
    var columns = table == null ? null : Columns.of(table, format == null ? "auto" : format);
    if (columns != null && columns.target() < 0) {
      faults.add(members.at("csv"), columns.missing());
    }
    ProblemException.throwIfAny(faults);
    if (table == null || columns == null) {
      throw new IllegalStateException("A file that is missing is a fault");
    }
    HeldWorkspace held = links.hold(workspace);
    var errors = new ArrayList<RowError>();
    var created = new ArrayList<ImportedLink>();
    for (int row = 0; row < table.size(); row++) {
      if (table.cell(row, columns.target()).isEmpty()) {
        errors.add(new RowError(row + FIRST_ROW, "Missing target URL"));
        continue;
      }
      switch (links.attempt(held, columns.link(table, row, domain))) {
        case Attempt.Created(Versioned<LinkView> link) -> created.add(ImportedLink.of(link.body()));
        case Attempt.Refused(ProblemType _, FaultList refused) ->
            errors.add(new RowError(row + FIRST_ROW, sentences(refused)));
      }
    }
    return new ImportView(created.size(), errors.size(), errors, created);
  }

  private static String sentences(FaultList faults) {
    String listed = faults.listed().stream().map(Fault::detail).collect(Collectors.joining(" "));
    int others = faults.count() - faults.listed().size();
    return others == 0 ? listed : listed + " And " + others + " more.";
  }

  private static @Nullable CsvTable table(Members members, Faults faults) {
    JsonNode csv = members.raw("csv");
    CsvTable table =
        csv == null || !csv.isTextual() ? null : CsvTable.read(csv.textValue(), MAX_ROWS);
    if (table == null) {
      faults.add(
          members.at("csv"),
          "A CSV file is needed, with a header and a row for each link, and at most "
              + CsvTable.MAX_COLUMNS
              + " columns.");
    } else if (table.size() == 0) {
      faults.add(members.at("csv"), "There is no row below the header.");
    } else if (table.size() > MAX_ROWS) {
      faults.add(
          members.at("csv"),
          "There are more than "
              + MAX_ROWS
              + " rows; import the others with the next request, below the same header.");
    }
    return table;
  }

  /// The domain of the links; null for the default domain.
  private @Nullable String domain(String workspace, Members members, Faults faults) {
    String domain = members.text("domain", WORD);
    String folded = domain == null ? "" : HostName.comparable(domain);
    if (folded.isEmpty() || folded.equals(shortLinks.defaultDomain())) {
      return null;
    }
    if (domains.verified(workspace, folded) == null) {
      faults.add(
          members.at("domain"), "'" + folded + "' is not a verified domain of this workspace.");
    }
    return folded;
  }

  /// Where in a file the parts of a link are; -1 when it does not have them.
  ///
  /// @param missing what to say when there is no target
  private record Columns(int target, int title, int slug, int tags, int note, String missing) {
    static Columns of(CsvTable table, String format) {
      boolean bitly =
          format.equals("bitly") || (format.equals("auto") && table.column("bitlink") >= 0);
      return bitly
          ? new Columns(
              table.column("long_url"),
              table.column("title"),
              -1,
              table.column("tags"),
              -1,
              "A file of Bitly's has a column 'long_url'.")
          : new Columns(
              table.column("target", "url", "destination", "long_url"),
              table.column("title"),
              table.column("slug"),
              table.column("tags"),
              table.column("note"),
              "One column must be called target, url, destination or long_url.");
    }

    /// The link of a row, as a request would write it.
    ObjectNode link(CsvTable table, int row, @Nullable String domain) {
      var json = JsonNodeFactory.instance.objectNode();
      json.put("target", table.cell(row, target));
      json.put("domain", domain);
      put(json, "title", table.text(row, title));
      put(json, "slug", table.cell(row, slug));
      put(json, "note", table.text(row, note));
      var list = json.putArray("tags");
      TagsCell.read(table.cell(row, tags)).forEach(list::add);
      return json;
    }

    private static void put(ObjectNode json, String name, String text) {
      if (!text.isEmpty()) {
        json.put(name, text);
      }
    }
  }
}
