package dev.waymark.admin.channel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.waymark.channel.ChannelAddress.Accepted;
import dev.waymark.channel.ChannelAddress.Reading;
import dev.waymark.channel.ChannelAddress.Refused;
import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.NumberingPlans;
import dev.waymark.visitor.Country;
import dev.waymark.word.Language;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the numbering plans of the world say of a number ([libphonenumber](
/// https://github.com/google/libphonenumber)). They change faster than any copy of them, so a
/// number that only does not look right is doubted. It is refused when what would be dialled is not
/// the number that was parsed: a digit is in it that is dialled within the country only, so that it
/// would reach nobody, or somebody else.
///
/// @param country whose numbers may be written without their country code; null for none
record PhoneNumbers(@Nullable Country country) implements NumberingPlans {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  /// Stands for none, as the number brings its country code.
  private static final String NO_REGION = "ZZ";

  private static final Pattern OLDER_MEXICAN = Pattern.compile("\\+521\\d{10}");

  @Override
  public Reading international(String digits) {
    String number = '+' + digits;
    PhoneNumber parsed = parse(number, NO_REGION);
    String meant = parsed == null ? number : e164(parsed);
    return meant.equals(number) || isOlderMexican(number)
        ? new Accepted(number)
        : new Refused(
            number
                + " has digits that are dialled only within its country. Write "
                + meant
                + ", if that is the one.");
  }

  @Override
  public Reading bare(String digits) {
    PhoneNumber parsed = parse('+' + digits, NO_REGION);
    String abroad = parsed != null && e164(parsed).equals('+' + digits) ? valid(parsed) : null;
    String here = meant(digits);
    if (abroad != null && here != null && !abroad.equals(here)) {
      return new Refused(
          digits + " could be " + abroad + " or " + here + ": write the one that is meant.");
    }
    String number = abroad == null ? here : abroad;
    if (number != null) {
      return new Accepted(number);
    }
    return new Refused(
        "A phone number needs + and its country code, such as +34 600 000 000; "
            + digits
            + (country == null
                ? " is no number with its country code. (The workspace may have a country, whose"
                    + " numbers need none.)"
                : " is no number with its country code, and none in "
                    + country.displayName()
                    + "."));
  }

  /// What is doubtful about a number, as a sentence; null when nothing is.
  ///
  /// @param number in E.164, with its plus
  static @Nullable String doubt(ChannelKind kind, String number, Language language) {
    PhoneNumber parsed = parse(number, NO_REGION);
    if (parsed == null) {
      return noCountry(number, language);
    }
    if (isOlderMexican(number)) {
      return language
          .say(
              "The 1 after +52 is no longer dialled; check whether +52%s is meant.",
              "El 1 después de +52 ya no se marca; comprueba si es +52%s.")
          .formatted(number.substring("+521".length()));
    }
    if (!number.startsWith(e164(parsed))) {
      return language
          .say(
              "%s has digits that are dialled only within its country; check whether %s is meant.",
              "%s tiene cifras que solo se marcan dentro de su país; comprueba si es %s.")
          .formatted(number, e164(parsed));
    }
    String where = where(parsed, language);
    ValidationResult length = PLANS.isPossibleNumberWithReason(parsed);
    return switch (length) {
      case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY ->
          language
              .say("%s is too short for a number%s.", "%s es demasiado corto para un número%s.")
              .formatted(number, where);
      case TOO_LONG ->
          language
              .say("%s is too long for a number%s.", "%s es demasiado largo para un número%s.")
              .formatted(number, where);
      case INVALID_LENGTH ->
          language
              .say(
                  "%s has not as many digits as a number%s.",
                  "%s no tiene tantas cifras como un número%s.")
              .formatted(number, where);
      case INVALID_COUNTRY_CODE -> noCountry(number, language);
      case IS_POSSIBLE -> {
        if (!PLANS.isValidNumber(parsed)) {
          yield language
              .say(
                  "%s does not look like a number that is in use%s; check it.",
                  "%s no parece un número que esté en uso%s; compruébalo.")
              .formatted(number, where);
        }
        yield kind == ChannelKind.SMS && PLANS.getNumberType(parsed) == PhoneNumberType.FIXED_LINE
            ? language
                .say(
                    "%s looks like a landline, which gets no SMS.",
                    "%s parece un teléfono fijo, que no recibe SMS.")
                .formatted(number)
            : null;
      }
    };
  }

  private static String noCountry(String number, Language language) {
    return language
        .say(
            "No country's numbers begin like %s; check the country code.",
            "Los números de ningún país empiezan como %s; comprueba el prefijo.")
        .formatted(number);
  }

  /// Mobile numbers of Mexico had a 1 after the country code until 2019, and accounts of that time
  /// still have.
  private static boolean isOlderMexican(String number) {
    return OLDER_MEXICAN.matcher(number).matches();
  }

  /// The number that digits stand for within the country; null when they are none.
  @Override
  public @Nullable String meant(String digits) {
    PhoneNumber parsed = country == null ? null : parse(digits, country.code());
    return parsed == null ? null : valid(parsed);
  }

  private static @Nullable String valid(PhoneNumber number) {
    return PLANS.isValidNumber(number) ? e164(number) : null;
  }

  private static String e164(PhoneNumber number) {
    return PLANS.format(number, PhoneNumberFormat.E164);
  }

  private static @Nullable PhoneNumber parse(String number, String region) {
    try {
      return PLANS.parse(number, region);
    } catch (NumberParseException e) {
      return null;
    }
  }

  /// In which country; nothing when several share the code, or none has it to itself.
  private static String where(PhoneNumber number, Language language) {
    Country country = Country.of(PLANS.getRegionCodeForCountryCode(number.getCountryCode()));
    return country == null || number.getCountryCode() == 1
        ? ""
        : language.say(" in ", " en ") + country.displayName(language);
  }
}
