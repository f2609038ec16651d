package dev.waymark.admin.dashboard.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.admin.dashboard.Moment;
import dev.waymark.rule.ConditionField;
import dev.waymark.rule.Names;
import dev.waymark.rule.Vocabulary;
import dev.waymark.visitor.Continent;
import dev.waymark.word.Language;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says numbers, times and values as people of a language do.
final class Words {
  /// What stands for unknown or none in a filter.
  static final String NONE = "-";

  private final StatisticsMessages messages;
  private final Locale language;
  private final ZoneId zone;

  Words(StatisticsMessages messages, Locale language, ZoneId zone) {
    this.messages = messages;
    this.language = language;
    this.zone = zone;
  }

  StatisticsMessages messages() {
    return messages;
  }

  Locale language() {
    return language;
  }

  String number(long number) {
    return NumberFormat.getIntegerInstance(language).format(number);
  }

  /// A share of one, with a digit after the point where it is small.
  String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(language);
    format.setMaximumFractionDigits(share < 0.1 ? 1 : 0);
    return format.format(share);
  }

  /// What a sum of leads is worth, a text for each currency.
  List<String> worth(JsonNode values) {
    var texts = new ArrayList<String>();
    for (JsonNode each : values) {
      texts.add(money(each.path("value"), each.path("currency").textValue()));
    }
    return texts;
  }

  /// An amount; empty for none.
  String money(JsonNode value, @Nullable String currency) {
    if (!value.isNumber()) {
      return "";
    }
    NumberFormat format;
    try {
      Currency known = currency == null ? null : Currency.getInstance(currency);
      format =
          known == null
              ? NumberFormat.getNumberInstance(language)
              : NumberFormat.getCurrencyInstance(language);
      if (known != null) {
        format.setCurrency(known);
        format.setMinimumFractionDigits(known.getDefaultFractionDigits());
        format.setMaximumFractionDigits(known.getDefaultFractionDigits());
      }
    } catch (IllegalArgumentException _) {
      return NumberFormat.getNumberInstance(language).format(value.decimalValue()) + " " + currency;
    }
    return format.format(value.decimalValue());
  }

  String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).format(date);
  }

  /// A date as short as an axis needs it.
  String shortDate(LocalDate date) {
    String pattern =
        language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? "MMM d" : "d MMM";
    return DateTimeFormatter.ofPattern(pattern, language).format(date);
  }

  /// A date with its weekday.
  String longDate(LocalDate date) {
    return DateTimeFormatter.ofPattern("EEE ", language).format(date) + date(date);
  }

  /// The time of day, in the zone of the page.
  String time(Instant moment) {
    return DateTimeFormatter.ofPattern("HH:mm", language).format(moment.atZone(zone));
  }

  /// A moment in the zone of the page, which stands beside all of its times.
  Moment moment(Instant moment) {
    return at(moment, FormatStyle.SHORT);
  }

  /// The same with seconds.
  Moment exactly(Instant moment) {
    return at(moment, FormatStyle.MEDIUM);
  }

  private Moment at(Instant moment, FormatStyle time) {
    return new Moment(
        moment.toString(),
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, time)
            .withLocale(language)
            .format(moment.atZone(zone)));
  }

  /// What the values of a list are called.
  String list(Listing listing) {
    return switch (listing) {
      case COUNTRIES -> messages.countries();
      case CONTINENTS -> messages.continents();
      case DEVICES -> messages.devices();
      case SYSTEMS -> messages.systems();
      case BROWSERS -> messages.browsers();
      case LANGUAGES -> messages.languages();
      case REFERRERS -> messages.referrers();
      case CAMPAIGNS -> messages.campaigns();
      case RULES -> messages.rules();
      case CHANNELS -> messages.channels();
      case VARIANTS -> messages.variants();
      case ENTRIES -> messages.entries();
      case LINKS -> messages.links();
    };
  }

  /// What one value of a list is.
  String one(Listing listing) {
    return switch (listing) {
      case COUNTRIES -> messages.country();
      case CONTINENTS -> messages.continent();
      case DEVICES -> messages.device();
      case SYSTEMS -> messages.system();
      case BROWSERS -> messages.browser();
      case LANGUAGES -> messages.language();
      case REFERRERS -> messages.referrer();
      case CAMPAIGNS -> messages.campaign();
      case RULES -> messages.rule();
      case CHANNELS -> messages.channel();
      case VARIANTS -> messages.variant();
      case ENTRIES -> messages.entry();
      case LINKS -> list(listing);
    };
  }

  /// What clicks without a value of a list are called.
  String unknown(Listing listing) {
    return switch (listing) {
      case REFERRERS -> messages.noReferrer();
      case CAMPAIGNS -> messages.noCampaign();
      case RULES -> messages.everyoneElse();
      default -> messages.unknown();
    };
  }

  /// What people call a value.
  ///
  /// @param entries what the entries of a hub are called, by their keys; an object
  String value(Listing listing, String value, Names names, @Nullable JsonNode entries) {
    if (value.equals(NONE)) {
      return unknown(listing);
    }
    return switch (listing) {
      case COUNTRIES -> country(value);
      case CONTINENTS -> continent(value);
      case DEVICES -> device(value);
      case LANGUAGES -> languageOf(value);
      case CHANNELS -> or(names.channel(value), value);
      case ENTRIES -> entry(value, entries);
      default -> value;
    };
  }

  String country(String code) {
    return or(Locale.of("", code).getDisplayCountry(language), code);
  }

  private String continent(String code) {
    for (Continent continent : Continent.values()) {
      if (continent.name().equals(code)) {
        return continent.displayName(said());
      }
    }
    return code;
  }

  String device(String key) {
    Vocabulary vocabulary = ConditionField.DEVICE.vocabulary();
    if (vocabulary != null) {
      for (int i = 0; i < vocabulary.size(); i++) {
        if (vocabulary.key(i).equals(key)) {
          return capitalised(vocabulary.name(i, said()));
        }
      }
    }
    return key;
  }

  String languageOf(String tag) {
    return or(capitalised(Locale.forLanguageTag(tag).getDisplayName(language)), tag);
  }

  private static String entry(String key, @Nullable JsonNode entries) {
    if (entries != null) {
      for (JsonNode entry : entries) {
        if (entry.path("key").asText().equals(key)) {
          return or(entry.path("label").asText(), key);
        }
      }
    }
    return key;
  }

  private Language said() {
    return Language.asked(language.toLanguageTag());
  }

  private String capitalised(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(language) + text.substring(1);
  }

  private static String or(@Nullable String text, String other) {
    return text == null || text.isEmpty() ? other : text;
  }

  /// What a step of a decision is, where no rule made it.
  String step(String key) {
    return switch (key) {
      case "active" -> messages.stepActive();
      case "starts_at" -> messages.stepStartsAt();
      case "expiration" -> messages.stepExpiration();
      case "password" -> messages.stepPassword();
      case "legacy" -> messages.stepLegacy();
      case "ab" -> messages.test();
      case "hub" -> messages.stepHub();
      case "fallback_channel" -> messages.stepFallback();
      case "sequence" -> messages.stepSequence();
      case "default_destination" -> messages.stepDefault();
      case "last_resort" -> messages.stepLastResort();
      default -> messages.stepTarget();
    };
  }
}
