package dev.waymark.redirect.replica;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waymark.fault.Fault;
import dev.waymark.publication.DocumentKind;
import dev.waymark.publication.DocumentReading;
import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Link;
import dev.waymark.rule.SharedMatchers;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes of a document the link that answers visitors. Any thread.
final class LinkCompiler {
  private static final JsonMapper JSON = new JsonMapper();

  private final Workspaces workspaces;
  private final Ledger ledger;
  private final SharedMatchers shared = new SharedMatchers();

  LinkCompiler(Workspaces workspaces, Ledger ledger) {
    this.workspaces = workspaces;
    this.ledger = ledger;
  }

  /// Reads and checks a document.
  ///
  /// @return null when it cannot be read, which is logged and counted
  @Nullable LinkDocument read(String id, long version, byte[] utf8) {
    try {
      return switch (LinkDocument.read(id, JSON.readTree(utf8))) {
        case DocumentReading.Accepted<LinkDocument>(LinkDocument document) -> document;
        case DocumentReading.Rejected<LinkDocument>(List<Fault> faults) -> {
          refuse(id, version, null, faults.stream().map(Fault::pointer).toList().toString());
          yield null;
        }
      };
    } catch (IOException e) {
      // Its message quotes the document, which may hold what is nobody's business.
      refuse(id, version, null, e.getClass().getSimpleName());
      return null;
    } catch (RuntimeException e) {
      refuse(id, version, e, e.getClass().getSimpleName());
      return null;
    }
  }

  /// Compiles what was read.
  ///
  /// @param clicks as of the last rollup
  /// @return null when that fails, which is logged and counted
  @Nullable LiveLink compile(LinkDocument document, long version, long clicks) {
    try {
      return new LiveLink(
          Link.compile(document, shared),
          workspaces.live(document.workspace()),
          Address.of(document),
          clicks);
    } catch (RuntimeException e) {
      refuse(document.id(), version, e, e.getClass().getSimpleName());
      return null;
    }
  }

  private void refuse(String id, long version, @Nullable RuntimeException failure, String faults) {
    ledger.refuse(DocumentKind.LINK, id, version, failure, faults);
  }
}
