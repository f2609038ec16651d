package dev.waymark.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedown.What;

/// A takedown as redirect nodes read it. Why and since when is between the operator and whoever it
/// hits; visitors are not told.
///
/// @param takedown what is taken down
public record TakedownDocument(Takedown takedown) {

  /// The id under which a takedown is published.
  public static String id(Takedown takedown) {
    return takedown.what().key() + '/' + takedown.subject();
  }

  /// The body of the document.
  public ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("what", takedown.what().key())
        .put("subject", takedown.subject());
  }

  /// Reads the body of a document, with every check that saving makes. Unknown properties are left
  /// alone.
  public static DocumentReading<TakedownDocument> read(String id, JsonNode json) {
    var faults = new Faults();
    var body = new DocumentBody(json, faults);
    What what = What.of(body.text("what"));
    String subject = body.text("subject");
    if (what == null) {
      faults.add("/what", "There is nothing of this kind to be taken down.");
      return new DocumentReading.Rejected<>(faults.toList());
    }
    var takedown = new Takedown(what, subject);
    body.expectId(id, id(takedown));
    switch (Takedown.read(what, subject)) {
      case Takedown.Accepted(Takedown accepted) when accepted.equals(takedown) -> {
        // As it is written.
      }
      case Takedown.Accepted _ -> faults.add("/subject", "Not in its canonical form.");
      case Takedown.Refused(String reason) -> faults.add("/subject", reason);
    }
    return faults.isEmpty()
        ? new DocumentReading.Accepted<>(new TakedownDocument(takedown))
        : new DocumentReading.Rejected<>(faults.toList());
  }
}
