package dev.waymark.admin.person;

import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import java.util.IllformedLocaleException;
import java.util.Locale;

/// What people write of themselves.
///
/// @param locale the language that the dashboard speaks with them, as BCP 47
public record PersonDraft(String name, String locale) {
  /// The language of whoever has chosen none.
  static final String ENGLISH = "en";

  private static final TextRule NAME = TextRule.line(100);
  private static final TextRule TAG = TextRule.line(35);

  /// Reads the members `name`, which must be there, and `locale`; not to be used when a fault was
  /// noted.
  public static PersonDraft read(Members members, Faults faults) {
    return new PersonDraft(members.requiredText("name", NAME).strip(), locale(members, faults));
  }

  private static String locale(Members members, Faults faults) {
    String tag = members.text("locale", TAG);
    if (tag == null) {
      return ENGLISH;
    }
    try {
      String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
      if (!canonical.equals("und")) {
        return canonical;
      }
    } catch (IllformedLocaleException e) {
      // Told below.
    }
    faults.add(members.at("locale"), "A language is a tag such as en, es or es-MX.");
    return ENGLISH;
  }
}
