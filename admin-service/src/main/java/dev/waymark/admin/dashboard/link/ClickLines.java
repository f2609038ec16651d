package dev.waymark.admin.dashboard.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.statistics.Analytics;
import dev.waymark.admin.statistics.Answer;
import dev.waymark.admin.statistics.LinkNames;
import dev.waymark.admin.statistics.LinkNames.LinkName;
import jakarta.inject.Singleton;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks for the clicks of the links of a list, all of them by one question.
@Singleton
class ClickLines {
  /// As many as one question may be about.
  static final int MOST = 100;

  private static final int DAYS = 7;
  private static final String LINES = "lines";

  private final Analytics analytics;
  private final LinkNames names;
  private final Sentences sentences;

  ClickLines(Analytics analytics, LinkNames names, Sentences sentences) {
    this.analytics = analytics;
    this.names = names;
    this.sentences = sentences;
  }

  /// The lines of those of these links that the workspace has; none while they are unknown.
  List<ClickLine> of(String workspace, String zone, List<String> ids) {
    Map<String, LinkName> known = names.of(workspace, ids.stream().limit(MOST).toList());
    if (known.isEmpty()) {
      return List.of();
    }
    var question = new StringBuilder("stats/lines?days=" + DAYS);
    question.append("&time_zone=").append(Address.encoded(zone));
    known.keySet().forEach(id -> question.append("&link=").append(Address.encoded(id)));
    return analytics.ask(workspace, Map.of(LINES, question.toString())).get(LINES)
            instanceof Answer.Told(JsonNode json)
        ? lines(workspace, known, json)
        : List.of();
  }

  private List<ClickLine> lines(String workspace, Map<String, LinkName> known, JsonNode json) {
    LinkMessages messages = sentences.of(LinkMessages.class);
    NumberFormat numbers = NumberFormat.getIntegerInstance(sentences.language());
    var lines = new ArrayList<ClickLine>();
    for (JsonNode line : json.path(LINES)) {
      String id = line.path("link").asText();
      LinkName name = known.get(id);
      List<Long> clicks = line.path("clicks").valueStream().map(JsonNode::asLong).toList();
      if (name != null && clicks.size() > 1) {
        long total = line.path("total").asLong();
        lines.add(
            ClickLine.of(
                id,
                LinkLists.path(workspace) + "/" + id + "/statistics?period=7d",
                messages.lineText(name.address(), total, numbers.format(total)),
                clicks));
      }
    }
    return lines;
  }
}
