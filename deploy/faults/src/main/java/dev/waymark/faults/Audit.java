package dev.waymark.faults;

import dev.waymark.faults.Books.Slot;
import dev.waymark.faults.Books.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares what visitors were answered with what was counted. Each finding is a sentence; no
/// finding means that every acknowledged click was counted once and no other more than once (or put
/// aside, where the database did not know its link), and that all books agree.
final class Audit {
  private static final int EXAMPLES = 5;

  private final List<String> findings = new ArrayList<>();

  private Audit() {}

  /// Everything that is wrong.
  ///
  /// @param clicks on links that the database knows
  /// @param strangers clicks on links that it does not know
  static List<String> findings(Collection<Click> clicks, Collection<Click> strangers, Books books) {
    var audit = new Audit();
    audit.compareNonces(clicks, books.rowsOfNonce(), "counted");
    audit.compareNonces(strangers, books.asideOfNonce(), "put aside");
    audit.compareBuckets(books.rows(), books.buckets());
    audit.compareTotals(books);
    audit.compareNumbers(books, strangers.isEmpty());
    return List.copyOf(audit.findings);
  }

  private void compareNonces(Collection<Click> clicks, Map<String, Integer> rows, String done) {
    Set<String> sent = new HashSet<>();
    Set<String> missing = new TreeSet<>();
    for (Click click : clicks) {
      if (!sent.add(click.nonce())) {
        throw new IllegalArgumentException("Two clicks have the nonce " + click.nonce());
      }
      if (click.isAcknowledged() && !rows.containsKey(click.nonce())) {
        missing.add(click.nonce());
      }
    }
    Set<String> repeated = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    rows.forEach(
        (nonce, count) -> {
          if (!sent.contains(nonce)) {
            unknown.add(nonce + " (" + count + " times)");
          } else if (count > 1) {
            repeated.add(nonce + " (" + count + " times)");
          }
        });
    find(missing, "acknowledged and not " + done);
    find(repeated, done + " more than once");
    find(unknown, done + " though nobody sent them there");
  }

  private void find(Set<String> nonces, String what) {
    if (!nonces.isEmpty()) {
      findings.add(
          nonces.size()
              + " clicks were "
              + what
              + ": "
              + nonces.stream().limit(EXAMPLES).collect(Collectors.joining(", "))
              + (nonces.size() > EXAMPLES ? ", ..." : ""));
    }
  }

  private void compareBuckets(Map<Slot, Sums> rows, Map<Slot, Sums> buckets) {
    Set<Slot> slots = new HashSet<>(rows.keySet());
    slots.addAll(buckets.keySet());
    for (Slot slot : slots) {
      Sums ofRows = rows.getOrDefault(slot, Sums.NONE);
      Sums ofBucket = buckets.getOrDefault(slot, Sums.NONE);
      if (!ofRows.equals(ofBucket)) {
        findings.add(
            "The aggregates of link %s at %s say %s, its rows %s"
                .formatted(slot.link(), Instant.ofEpochSecond(slot.bucket()), ofBucket, ofRows));
      }
    }
  }

  private void compareTotals(Books books) {
    Map<String, Long> clicks =
        books.rows().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getKey().link(),
                    Collectors.summingLong(row -> row.getValue().clicks())));
    Set<String> links = new TreeSet<>(clicks.keySet());
    links.addAll(books.total().keySet());
    links.addAll(books.clickCount().keySet());
    for (String link : links) {
      long rows = clicks.getOrDefault(link, 0L);
      long total = books.total().getOrDefault(link, 0L);
      long published = books.clickCount().getOrDefault(link, 0L);
      if (total != rows) {
        findings.add("Link %s has %d clicks of all time, its rows %d".formatted(link, total, rows));
      }
      if (published != total) {
        findings.add(
            "Link %s has a click_count of %d after the rollup, its aggregates %d"
                .formatted(link, published, total));
      }
    }
  }

  private void compareNumbers(Books books, boolean knowsAllLinks) {
    long rejected = books.rejected().values().stream().mapToLong(Long::longValue).sum();
    if (knowsAllLinks) {
      books
          .rejected()
          .forEach(
              (reason, count) ->
                  findings.add("%d clicks were put aside: %s".formatted(count, reason)));
    }
    if (books.lost() != 0) {
      findings.add(books.lost() + " numbers were declared lost");
    }
    if (books.dayRows() != books.size()) {
      findings.add("The days say %d rows, there are %d".formatted(books.dayRows(), books.size()));
    }
    if (books.taken() != books.size() + rejected + books.lost()) {
      findings.add(
          "%d numbers were taken; there are %d rows, %d put aside, %d lost"
              .formatted(books.taken(), books.size(), rejected, books.lost()));
    }
  }
}
