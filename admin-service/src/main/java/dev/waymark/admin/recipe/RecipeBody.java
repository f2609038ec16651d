package dev.waymark.admin.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.DestinationUrl;
import dev.waymark.visitor.Country;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the answers to a recipe's questions. Only their form is looked at here; whether a number
/// or an address can be used, those say who make something of it.
final class RecipeBody {
  /// How many sites, people or buttons there may be.
  private static final int MOST = 20;

  /// How many characters of a name a key has; a number may follow them.
  private static final int MOST_KEY = 40;

  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
  private static final Pattern ONE_TIME = Pattern.compile(TIME);
  private static final Pattern TWO_TIMES = Pattern.compile(TIME + "-" + TIME);
  private static final TextRule LINE = TextRule.line(100);
  private static final TextRule PHONE = TextRule.line(40);
  private static final TextRule TITLE = TextRule.line(200);

  private final Members members;
  private final Faults faults;

  RecipeBody(ObjectNode json, Faults faults) {
    this.members = new Members(json, "", faults);
    this.faults = faults;
  }

  /// A site for a country.
  record Site(String country, String url) {}

  /// Somebody who answers.
  record Person(String name, String number) {}

  /// A button of a page.
  record Button(String label, String url) {}

  /// What the link is to be called.
  String title(Recipe recipe) {
    String title = members.text("title", TITLE);
    return title == null ? recipe.title() : title;
  }

  String text(String name) {
    return members.requiredText(name, LINE);
  }

  String phone(String name) {
    return members.requiredText(name, PHONE);
  }

  String url(String name) {
    return url(members, name);
  }

  private String url(Members of, String name) {
    JsonNode json = of.raw(name);
    if (json == null) {
      faults.add(of.at(name), "'" + name + "' is required.");
      return "";
    }
    String url = DestinationUrl.read(json, of.at(name), faults);
    return url == null ? "" : url;
  }

  /// A time of day, `18:00`.
  String time(String name) {
    return matching(name, ONE_TIME, "This is a time such as 18:00.");
  }

  /// From when to when, two times of day.
  List<String> hours(String name) {
    return List.of(
        matching(name, TWO_TIMES, "These are two times such as 09:00-18:00.").split("-", 2));
  }

  private String matching(String name, Pattern pattern, String fault) {
    String text = members.requiredText(name, LINE).replace(" ", "");
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      faults.add(members.at(name), fault);
    }
    return text;
  }

  List<Site> sites(String name) {
    var sites = new ArrayList<Site>();
    Set<String> countries = new HashSet<>();
    for (Members each : list(name)) {
      String country = each.requiredText("country", LINE).toUpperCase(Locale.ROOT);
      String url = url(each, "url");
      each.end();
      if (!country.isEmpty() && Country.of(country) == null) {
        faults.add(each.at("country"), "This is a country of two letters, such as DE.");
      } else if (!country.isEmpty() && !countries.add(country)) {
        faults.add(each.at("country"), country + " stands twice.");
      }
      sites.add(new Site(country, url));
    }
    return sites;
  }

  List<Person> people(String name) {
    var people = new ArrayList<Person>();
    for (Members each : list(name)) {
      people.add(new Person(each.requiredText("name", LINE), each.requiredText("number", PHONE)));
      each.end();
    }
    return people;
  }

  List<Button> buttons(String name) {
    var buttons = new ArrayList<Button>();
    for (Members each : list(name)) {
      buttons.add(new Button(each.requiredText("label", LINE), url(each, "url")));
      each.end();
    }
    return buttons;
  }

  private List<Members> list(String name) {
    JsonNode json = members.raw(name);
    var list = new ArrayList<Members>();
    if (json == null || !json.isArray() || json.isEmpty() || json.size() > MOST) {
      faults.add(members.at(name), "This is a list of 1 to " + MOST + " entries.");
      return list;
    }
    for (int i = 0; i < json.size(); i++) {
      list.add(new Members(json.get(i), Faults.at(members.at(name), i), faults));
    }
    return list;
  }

  /// Refuses what no question asked for.
  void end() {
    members.end();
  }

  /// A name of a country, in English.
  static String countryName(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /// A key made of a name; null where nothing of it is left.
  static @Nullable String key(String name) {
    return Key.of(name, MOST_KEY);
  }
}
