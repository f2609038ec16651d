package dev.waymark.admin.recipe;

import dev.waymark.plan.Feature;
import dev.waymark.plan.Plan;
import dev.waymark.rule.ConditionField;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The recipes, in the order in which they are offered.
public enum Recipe {
  SALES_LINE(
      "sales-line",
      ConditionField.HOURS.plan(),
      "A sales line that closes at night",
      "Visitors chat with you on WhatsApp from Monday to Friday while you are open, and get to a page"
          + " while you are closed.",
      new Field("number", Type.PHONE, "WhatsApp number", "\"+34 612 345 678\""),
      new Field("hours", Type.HOURS, "Open from and to", "\"09:00-18:00\""),
      new Field("closed", Type.URL, "While closed, lead to", "\"https://example.com/contact\"")),
  SITES_BY_COUNTRY(
      "sites-by-country",
      ConditionField.COUNTRY.plan(),
      "One link, a site for each country",
      "Each visitor gets to the site of their country, and everyone else to another.",
      new Field(
          "sites",
          Type.SITES,
          "Country and its site",
          "[{\"country\": \"DE\", \"url\": \"https://example.de/\"}, {\"country\": \"FR\", \"url\":"
              + " \"https://example.fr/\"}]"),
      new Field("target", Type.URL, "Everyone else gets to", "\"https://example.com/\"")),
  APP_ON_PHONES(
      "app-on-phones",
      ConditionField.OS.plan(),
      "The app on phones, the site elsewhere",
      "iPhones get to the App Store, Android phones to Google Play, and everyone else to your site.",
      new Field("ios", Type.URL, "In the App Store", "\"https://apps.apple.com/app/id1234567890\""),
      new Field(
          "android",
          Type.URL,
          "In Google Play",
          "\"https://play.google.com/store/apps/details?id=com.example\""),
      new Field("target", Type.URL, "Everyone else gets to", "\"https://example.com/\"")),
  TEAM(
      "team",
      rules(),
      "Share the enquiries among a team",
      "Visitors chat with one of your team on WhatsApp, in turn; who comes back gets the same one.",
      new Field(
          "people",
          Type.PEOPLE,
          "Name and WhatsApp number",
          "[{\"name\": \"Ana\", \"number\": \"+34 612 345 678\"}, {\"name\": \"Ben\", \"number\":"
              + " \"+34 612 345 679\"}]"),
      new Field("target", Type.URL, "When nobody can, lead to", "\"https://example.com/contact\"")),
  BIO_PAGE(
      "bio-page",
      Plan.FREE,
      "A page with all your links",
      "One address for your profile, with a button for each of your pages.",
      new Field("name", Type.TEXT, "Title of the page", "\"Our shop\""),
      new Field(
          "buttons",
          Type.BUTTONS,
          "Label and page of each button",
          "[{\"label\": \"Shop\", \"url\": \"https://example.com/\"}, {\"label\": \"Blog\", \"url\":"
              + " \"https://example.com/blog\"}]")),
  TABLE_MENU(
      "table-menu",
      ConditionField.TIME.plan(),
      "A code for the table, with the menu of the hour",
      "The printed code shows the menu of the day, and in the evening the other one.",
      new Field("day", Type.URL, "Menu of the day", "\"https://example.com/lunch\""),
      new Field("evening", Type.URL, "Menu of the evening", "\"https://example.com/dinner\""),
      new Field("from", Type.TIME, "The evening begins at", "\"18:00\"")),
  TWO_PAGES(
      "two-pages",
      Feature.AB_VARIANTS.plan(),
      "Test two pages against each other",
      "Half of the visitors get to each page; who comes back gets to the same one.",
      new Field("a", Type.URL, "First page", "\"https://example.com/a\""),
      new Field("b", Type.URL, "Second page", "\"https://example.com/b\"")),
  EMPTY(
      "empty",
      Plan.FREE,
      "A plain link",
      "Leads everyone to one page. Everything else can come later.",
      new Field("target", Type.URL, "Leads to", "\"https://example.com/summer-sale\""));

  /// What a field asks for.
  public enum Type {
    /// A web address.
    URL("url"),
    /// A phone number, with its country code or in the workspace's country.
    PHONE("phone"),
    /// A line of text.
    TEXT("text"),
    /// A time of day, `18:00`.
    TIME("time"),
    /// Two times of day, `09:00-18:00`.
    HOURS("hours"),
    /// A list of `{"country", "url"}`.
    SITES("sites"),
    /// A list of `{"name", "number"}`.
    PEOPLE("people"),
    /// A list of `{"label", "url"}`.
    BUTTONS("buttons");

    private final String key;

    Type(String key) {
      this.key = key;
    }

    /// The value in JSON.
    public String key() {
      return key;
    }
  }

  /// A question of a recipe.
  ///
  /// @param name its member in what is sent
  /// @param label what people are asked, in English
  /// @param example of an answer, in JSON
  public record Field(String name, Type type, String label, String example) {}

  private final String key;
  private final Plan plan;
  private final String title;
  private final String description;
  private final List<Field> fields;

  Recipe(String key, Plan plan, String title, String description, Field... fields) {
    this.key = key;
    this.plan = plan;
    this.title = title;
    this.description = description;
    this.fields = List.of(fields);
  }

  private static Plan rules() {
    Plan plan = Plan.allowingRules(1);
    return plan == null ? Plan.AGENCY : plan;
  }

  /// Its name in addresses.
  public String key() {
    return key;
  }

  /// The smallest plan on which it can be made.
  public Plan plan() {
    return plan;
  }

  /// What it is called, in English.
  public String title() {
    return title;
  }

  /// What it does, a sentence in English.
  public String description() {
    return description;
  }

  /// What it asks, at most three questions.
  public List<Field> fields() {
    return fields;
  }

  /// The recipe with this key; null when there is none.
  public static @Nullable Recipe of(String key) {
    return Arrays.stream(values())
        .filter(recipe -> recipe.key.equals(key))
        .findFirst()
        .orElse(null);
  }
}
