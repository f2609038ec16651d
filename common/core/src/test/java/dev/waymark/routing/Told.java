package dev.waymark.routing;

import dev.waymark.hub.Hub;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decisions and answers in one line, for tests to compare.
final class Told {
  private Told() {}

  /// `rule Germany: redirect https://example.de/`.
  static String of(Decision decision, Answer answer) {
    String rule =
        decision instanceof Decision.Chosen chosen && chosen.rule() != null
            ? " " + chosen.rule()
            : "";
    return decision.step().key() + rule + ": " + of(answer);
  }

  private static String of(Answer answer) {
    return switch (answer) {
      case Answer.Redirect(String location, String channel, String variant) ->
          words("redirect", location, channel, variant);
      case Answer.Button button ->
          words("button", button.location(), button.channel(), button.variant());
      case Answer.App(String app, String store, String location, String channel, String variant) ->
          words("app", app, store, location, channel, variant);
      case Answer.Preview(_, String location) -> "preview " + (location == null ? "" : location);
      case Answer.HubPage(_, List<Hub.Entry> entries) ->
          "hub " + entries.stream().map(Hub.Entry::key).collect(Collectors.joining(","));
      case Answer.OtherLink(String id) -> "link " + id;
      case Answer.Locked _ -> "locked";
      case Answer.LastResort _ -> "last resort";
      case Answer.NotStarted _ -> "not started";
      case Answer.Gone _ -> "gone";
      case Answer.Blocked(int status, String title, _) ->
          words("blocked", Integer.toString(status), title);
      case Answer.TakenDown _ -> "taken_down";
      case Answer.NotFound _ -> "not found";
    };
  }

  private static String words(@Nullable String... words) {
    var line = new StringBuilder();
    for (String word : words) {
      if (word != null) {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    return line.toString();
  }
}
