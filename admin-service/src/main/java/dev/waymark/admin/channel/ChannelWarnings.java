package dev.waymark.admin.channel;

import dev.waymark.publication.ChannelDocument;
import dev.waymark.word.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is allowed of a channel but hardly meant, in sentences.
final class ChannelWarnings {
  private ChannelWarnings() {}

  /// The warnings about a channel.
  ///
  /// @param channels the channel with a key; null when there is none
  /// @param now when they are told
  /// @param language of the sentences
  static List<String> of(
      ChannelDocument channel,
      Function<String, @Nullable ChannelDocument> channels,
      Instant now,
      Language language) {
    var warnings = new ArrayList<String>();
    if (channel.address().startsWith("+")) {
      String doubt = PhoneNumbers.doubt(channel.kind(), channel.address(), language);
      if (doubt != null) {
        warnings.add(doubt);
      }
    }
    if (channel.address().startsWith("http://")) {
      warnings.add(
          language.say(
              "This page is not encrypted (http); browsers warn of such pages.",
              "Esta página no va cifrada (http); los navegadores avisan de páginas así."));
    }
    String deadEnd = deadEnd(channel, channels, now, language);
    if (deadEnd != null) {
      warnings.add(deadEnd);
    }
    return warnings;
  }

  private static @Nullable String deadEnd(
      ChannelDocument channel,
      Function<String, @Nullable ChannelDocument> channels,
      Instant now,
      Language language) {
    String fallback = channel.fallback();
    if (FallbackChain.hasActive(fallback, channels, now)) {
      return null;
    }
    if (!channel.isActive(now)) {
      return fallback == null
          ? language.say(
              "It is passive and has no fallback: rules that lead to it are skipped.",
              "Está pasivo y no tiene reserva: las reglas que llevan a él se saltan.")
          : language.say(
              "It is passive, and so are all its fallbacks: rules that lead to it are skipped.",
              "Está pasivo, y también todas sus reservas: las reglas que llevan a él se saltan.");
    }
    return fallback == null
        ? null
        : language.say(
            "All its fallbacks are passive: it has nobody to stand in.",
            "Todas sus reservas están pasivas: no tiene quien lo sustituya.");
  }
}
