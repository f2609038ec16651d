package dev.waymark.admin.dashboard;

import jakarta.inject.Singleton;
import java.text.Collator;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The countries and time zones to choose from, by their names in the viewer's language.
@Singleton
public final class WorldChoices {
  /// Zones of places; the rest are old names and offsets.
  private static final List<String> REGIONS =
      List.of(
          "Africa/",
          "America/",
          "Antarctica/",
          "Asia/",
          "Atlantic/",
          "Australia/",
          "Europe/",
          "Indian/",
          "Pacific/");

  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(zone -> REGIONS.stream().anyMatch(zone::startsWith))
          .sorted()
          .toList();

  private final Map<Locale, List<Choice>> countries = new ConcurrentHashMap<>();
  private final Sentences sentences;

  WorldChoices(Sentences sentences) {
    this.sentences = sentences;
  }

  /// All countries, by name.
  ///
  /// @param chosen the code of one, such as `ES`; empty for none
  public List<Choice> countries(String chosen) {
    return countries.computeIfAbsent(sentences.language(), WorldChoices::countries).stream()
        .map(each -> each.value().equals(chosen) ? chosen(each) : each)
        .toList();
  }

  private static List<Choice> countries(Locale language) {
    Collator byName = Collator.getInstance(language);
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(language), false))
        .sorted(Comparator.comparing(Choice::label, byName))
        .toList();
  }

  /// All time zones.
  ///
  /// @param chosen one of them, such as `Europe/Madrid`, or another, which is offered too
  public List<Choice> zones(String chosen) {
    List<String> zones =
        ZONES.contains(chosen) ? ZONES : Stream.concat(Stream.of(chosen), ZONES.stream()).toList();
    return zones.stream()
        .map(zone -> new Choice(zone, zone.replace('_', ' '), zone.equals(chosen)))
        .toList();
  }

  private static Choice chosen(Choice choice) {
    return new Choice(choice.value(), choice.label(), true);
  }
}
