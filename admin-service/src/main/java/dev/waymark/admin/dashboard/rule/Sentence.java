package dev.waymark.admin.dashboard.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waymark.fault.Faults;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.ConditionSet;
import dev.waymark.rule.Names;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A rule as people read it, in pieces, so that each of its conditions can be shown with what came
/// of it. The words are the server's; this only finds the conditions in them.
///
/// @param spans which make up the sentence when they are put together
record Sentence(List<Span> spans) {
  /// A list of its own.
  Sentence {
    spans = List.copyOf(spans);
  }

  /// A piece of a sentence.
  ///
  /// @param condition the place of the condition that it says; -1 for what stands between them
  /// @param missing whether it stands for what is not filled in yet
  record Span(String text, int condition, boolean missing) {
    Span(String text, int condition) {
      this(text, condition, false);
    }
  }

  /// The sentence of a rule.
  static Sentence of(Rule rule, Names names) {
    return of(rule.summary(names), rule.when().phrases(names));
  }

  /// Finds phrases in a sentence. One that is not there as it stands is there with a capital
  /// letter, or without its time zone, which the sentence names once for several.
  static Sentence of(String sentence, List<String> phrases) {
    var found = new int[sentence.length()];
    for (int i = 0; i < phrases.size(); i++) {
      String phrase = phrases.get(i);
      int zone = phrase.endsWith(")") ? phrase.lastIndexOf(" (") : -1;
      if (!mark(sentence, phrase, i, found) && zone > 0) {
        mark(sentence, phrase.substring(0, zone), i, found);
      }
    }
    var spans = new ArrayList<Span>();
    int start = 0;
    for (int i = 1; i <= found.length; i++) {
      if (i == found.length || found[i] != found[start]) {
        spans.add(new Span(sentence.substring(start, i), found[start] - 1));
        start = i;
      }
    }
    return new Sentence(spans);
  }

  /// What can be said of a rule that is not finished: its conditions as far as they are, and an
  /// ellipsis for what is not there yet.
  static Sentence unfinished(JsonNode rule, Matter matter) {
    RuleMessages messages = matter.messages();
    Names names = matter.directory().names();
    var spans = new ArrayList<Span>();
    JsonNode conditions = rule.path("conditions");
    boolean any = rule.path("match").asText().equals("any");
    for (int i = 0; i < conditions.size(); i++) {
      if (i > 0) {
        spans.add(new Span(" " + (any ? messages.or() : messages.and()) + " ", -1));
      }
      JsonNode condition = conditions.get(i);
      var faults = new Faults();
      ConditionSet read =
          RuleReader.readConditions(
              JsonNodeFactory.instance.arrayNode().add(condition), "", faults);
      if (faults.isEmpty()) {
        String phrase = read.phrases(names).getFirst();
        spans.add(new Span(i == 0 ? capitalised(phrase) : phrase, i));
      } else {
        JsonNode first = condition.path("any").path(0);
        ConditionField field =
            ConditionField.of((first.isObject() ? first : condition).path("field").asText());
        String label = field == null ? "" : messages.fieldLabel(field.key(), field.label());
        spans.add(new Span((i == 0 ? capitalised(label) : label) + " …", i, true));
      }
    }
    spans.add(new Span((conditions.isEmpty() ? messages.always() : "") + ": ", -1));
    String where = action(rule.path("action"), names);
    spans.add(
        where.isEmpty()
            ? new Span(messages.nowhere(), -1, true)
            : new Span(messages.sendTo(where), -1));
    return new Sentence(spans);
  }

  private static String action(JsonNode action, Names names) {
    String channel = action.path("channel").asText();
    String pool = action.path("pool").asText();
    String name =
        switch (action.path("type").asText()) {
          case "channel" -> names.channel(channel);
          case "pool" -> names.pool(pool);
          default -> null;
        };
    return name == null ? Playing.shown(action.path("url").asText() + channel + pool) : name;
  }

  private static boolean mark(String sentence, String phrase, int condition, int[] found) {
    for (int from = 0; from + phrase.length() <= sentence.length(); from++) {
      if (found[from] == 0
          && isAt(sentence, phrase, from)
          && found[from + phrase.length() - 1] == 0
          && isWord(sentence, from, from + phrase.length())) {
        for (int i = from; i < from + phrase.length(); i++) {
          found[i] = condition + 1;
        }
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(String sentence, String phrase, int from) {
    return sentence.startsWith(phrase, from)
        || (from == 0 && sentence.startsWith(capitalised(phrase)));
  }

  private static boolean isWord(String sentence, int from, int until) {
    return (from == 0 || sentence.charAt(from - 1) == ' ')
        && (until == sentence.length() || " ,:".indexOf(sentence.charAt(until)) >= 0);
  }

  private static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// The whole of it.
  String text() {
    var text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString();
  }
}
