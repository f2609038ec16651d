package dev.waymark.admin.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.domain.Domains;
import dev.waymark.admin.link.Attempt;
import dev.waymark.admin.link.HeldWorkspace;
import dev.waymark.admin.link.LinkToImport;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.transfer.ImportView.ImportedLink;
import dev.waymark.admin.transfer.ImportView.RowError;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.Nearest;
import dev.waymark.input.TextRule;
import dev.waymark.link.HostName;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Imports links from a CSV file. Nothing is made before every column is understood; then rows with
/// a fault are left out and told of, and the others become links.
@Singleton
public class CsvImport {
  /// How many rows one request takes.
  public static final int MAX_ROWS = 500;

  /// Most rows with a password: to hash one takes about a tenth of a second.
  static final int MAX_PASSWORDS = 100;

  /// The member of a request that asks what would come of it.
  public static final String DRY_RUN = "dry_run";

  /// The header is row 1.
  private static final int FIRST_ROW = 2;

  /// How many faults of a row are told of, and how many hosts or addresses that stay behind.
  private static final int MOST_TOLD = 10;

  private static final String CSV = "csv";
  private static final String AUTO = "auto";
  private static final TextRule WORD = TextRule.line(253);

  private final Links links;
  private final Domains domains;
  private final ShortLinks shortLinks;

  CsvImport(Links links, Domains domains, ShortLinks shortLinks) {
    this.links = links;
    this.domains = domains;
    this.shortLinks = shortLinks;
  }

  /// Imports a file, or says what would come of that.
  ///
  /// @throws ProblemException when the file as a whole cannot be taken; nothing is made then
  @Transactional
  public ImportView run(String workspace, ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    CsvTable table = table(members, faults);
    String service = service(members, faults);
    String domain = domain(workspace, members, faults);
    boolean dryRun = members.flag(DRY_RUN, false);
    Set<String> ignored =
        members.texts("ignore_columns", CsvTable.MAX_COLUMNS, WORD).stream()
            .map(KnownColumns::plain)
            .collect(Collectors.toSet());
    members.end();
    Columns columns =
        table == null
            ? null
            : Columns.of(table, service, ignored, domain != null, members.at(CSV), faults);
    ProblemException.throwIfAny(faults);
    if (table == null || columns == null) {
      throw new IllegalStateException("A file that is missing is a fault");
    }
    HeldWorkspace held = links.hold(workspace);
    Map<String, Boolean> hosts = new HashMap<>();
    var rows =
        new RowReader(
            table,
            columns,
            domain,
            host ->
                hosts.computeIfAbsent(
                    host,
                    _ ->
                        host.equals(shortLinks.defaultDomain())
                            || domains.verified(workspace, host) != null));
    ImportView view = make(held, table, columns, rows, dryRun);
    if (dryRun) {
      QuarkusTransaction.setRollbackOnly();
    }
    return view;
  }

  private ImportView make(
      HeldWorkspace held, CsvTable table, Columns columns, RowReader rows, boolean dryRun) {
    Map<Integer, String> errors = new TreeMap<>();
    List<Integer> places = new ArrayList<>();
    var read = new ArrayList<LinkToImport>();
    for (int row = 0; row < table.size(); row++) {
      var faults = new Faults();
      LinkToImport link = rows.read(row, faults);
      if (faults.isEmpty()) {
        places.add(row);
        read.add(link);
      } else {
        errors.put(row, sentences(faults.list(), columns));
      }
    }
    refuseManyPasswords(read);
    var created = new ArrayList<ImportedLink>();
    List<Attempt> attempts = links.importAll(held, read);
    for (int i = 0; i < attempts.size(); i++) {
      switch (attempts.get(i)) {
        case Attempt.Created(Versioned<LinkView> link) -> created.add(ImportedLink.of(link.body()));
        case Attempt.Refused(ProblemType _, FaultList refused) ->
            errors.put(places.get(i), sentences(refused, columns));
      }
    }
    return new ImportView(
        created.size(),
        errors.size(),
        errors.entrySet().stream()
            .map(error -> new RowError(error.getKey() + FIRST_ROW, error.getValue()))
            .toList(),
        created,
        columns.leftOut(),
        warnings(rows),
        dryRun);
  }

  private static void refuseManyPasswords(List<LinkToImport> links) {
    long passwords = links.stream().filter(link -> link.json().has("password")).count();
    if (passwords > MAX_PASSWORDS) {
      throw ProblemException.of(
          ProblemType.INVALID,
          FaultList.of(
              new Fault(
                  Faults.at("", CSV),
                  "At most "
                      + MAX_PASSWORDS
                      + " rows may have a password; import the others with the next request.")));
    }
  }

  private List<String> warnings(RowReader rows) {
    var warnings = new ArrayList<String>();
    if (!rows.leftHosts().isEmpty()) {
      warnings.add(
          "What was on "
              + some(rows.leftHosts())
              + " is on "
              + shortLinks.defaultDomain()
              + " here; what is printed with the former host still leads there.");
    }
    if (!rows.leftAddresses().isEmpty()) {
      warnings.add(
          "A link has one address here. These second ones stay behind: "
              + some(rows.leftAddresses())
              + ".");
    }
    return warnings;
  }

  private static String some(Collection<String> names) {
    String some = names.stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
    int others = names.size() - MOST_TOLD;
    return others > 0 ? some + " and " + others + " more" : some;
  }

  /// What is wrong with a row, each fault with the name of its column.
  private static String sentences(FaultList faults, Columns columns) {
    String told =
        faults.listed().stream()
            .limit(MOST_TOLD)
            .map(fault -> sentence(fault, columns))
            .collect(Collectors.joining(" "));
    int others = faults.count() - Math.min(MOST_TOLD, faults.listed().size());
    return others == 0 ? told : told + " And " + others + " more.";
  }

  private static String sentence(Fault fault, Columns columns) {
    String[] steps = fault.pointer().split("/", 3);
    String column = steps.length < 2 ? null : columns.nameOf(steps[1]);
    return column == null || fault.detail().startsWith("'" + column + "'")
        ? fault.detail()
        : column + ": " + fault.detail();
  }

  private static @Nullable CsvTable table(Members members, Faults faults) {
    JsonNode csv = members.raw(CSV);
    CsvTable table =
        csv == null || !csv.isTextual() ? null : CsvTable.read(csv.textValue(), MAX_ROWS);
    if (table == null) {
      faults.add(
          members.at(CSV),
          "A CSV file is needed, with a header and a row for each link, and at most "
              + CsvTable.MAX_COLUMNS
              + " columns and "
              + CsvTable.MAX_CELL
              + " characters in a cell.");
    } else if (table.size() == 0) {
      faults.add(members.at(CSV), "There is no row below the header.");
    } else if (table.size() > MAX_ROWS) {
      faults.add(
          members.at(CSV),
          "There are more than "
              + MAX_ROWS
              + " rows; import the others with the next request, below the same header.");
    }
    return table;
  }

  /// Whose file it is; null when the request does not say.
  private static @Nullable String service(Members members, Faults faults) {
    String format = members.text("format", WORD);
    if (format == null || format.equals(AUTO)) {
      return null;
    }
    Set<String> services = KnownColumns.services();
    if (!services.contains(format)) {
      faults.add(
          members.at("format"),
          "A format is one of: "
              + AUTO
              + ", "
              + String.join(", ", services)
              + Nearest.question(format, services));
    }
    return format;
  }

  /// The domain of the links; null when the request does not say.
  private @Nullable String domain(String workspace, Members members, Faults faults) {
    String domain = members.text("domain", WORD);
    String folded = domain == null ? "" : HostName.comparable(domain);
    if (folded.isEmpty()) {
      return null;
    }
    if (!folded.equals(shortLinks.defaultDomain()) && domains.verified(workspace, folded) == null) {
      faults.add(
          members.at("domain"), "'" + folded + "' is not a verified domain of this workspace.");
    }
    return folded;
  }
}
