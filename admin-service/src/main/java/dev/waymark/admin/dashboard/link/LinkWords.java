package dev.waymark.admin.dashboard.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.link.LinkView;
import java.net.URI;
import java.text.NumberFormat;
import java.util.Locale;

/// Says in a few words what a link does.
public final class LinkWords {
  private static final int MOST_CHARACTERS = 80;

  private final LinkMessages messages;
  private final Locale language;

  LinkWords(LinkMessages messages, Locale language) {
    this.messages = messages;
    this.language = language;
  }

  /// Where it leads: "5 rules, else example.com".
  String destination(LinkView link) {
    int rules = link.sentences().size();
    String other = elsewhere(link);
    return rules == 0 ? other : messages.wordsRules(rules, other);
  }

  /// Where those go whom no rule sends elsewhere.
  String elsewhere(LinkView link) {
    JsonNode variants = link.field("ab_variants");
    JsonNode sequence = link.field("sequence");
    JsonNode hub = link.field("hub");
    JsonNode channel = link.field("fallback_channel");
    if (hub != null) {
      return messages.wordsHub(hub.path("entries").size());
    } else if (variants != null && !variants.isEmpty()) {
      return messages.wordsVariants(variants.size());
    } else if (sequence != null && !sequence.path("urls").isEmpty()) {
      return messages.wordsSequence(sequence.path("urls").size());
    } else if (channel != null) {
      return messages.wordsChannel(channel.asText());
    }
    String target = link.target();
    return target == null ? messages.wordsNowhere() : shown(target);
  }

  /// A URL without what goes without saying, and not too long.
  static String shown(String url) {
    String text = url.replaceFirst("^https?://(www\\.)?", "");
    if (text.endsWith("/") && text.indexOf('/') == text.length() - 1) {
      text = text.substring(0, text.length() - 1);
    }
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }

  /// A short link as people say it.
  public static String name(LinkView link) {
    URI url = URI.create(link.shortUrl());
    return url.getAuthority() + url.getRawPath();
  }

  String number(long number) {
    return NumberFormat.getIntegerInstance(language).format(number);
  }

  /// The class of its chip.
  String state(LinkView link) {
    return link.takenDown() != null
        ? "bad"
        : switch (link.state()) {
          case "on" -> "on";
          case "off" -> "off";
          case "scheduled" -> "later";
          case "stopped" -> "bad";
          default -> "warn";
        };
  }

  String stateLabel(LinkView link) {
    return link.takenDown() != null ? messages.stateDown() : label(link.state());
  }

  String label(String state) {
    return switch (state) {
      case "off" -> messages.stateOff();
      case "stopped" -> messages.stateStopped();
      case "scheduled" -> messages.stateScheduled();
      case "expired" -> messages.stateExpired();
      default -> messages.stateOn();
    };
  }
}
