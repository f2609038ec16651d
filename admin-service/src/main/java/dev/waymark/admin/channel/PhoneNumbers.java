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
  static @Nullable String doubt(ChannelKind kind, String number) {
    PhoneNumber parsed = parse(number, NO_REGION);
    if (parsed == null) {
      return "No country's numbers begin like " + number + "; check the country code.";
    }
    if (isOlderMexican(number)) {
      return "The 1 after +52 is no longer dialled; check whether +52"
          + number.substring("+521".length())
          + " is meant.";
    }
    if (!number.startsWith(e164(parsed))) {
      return number
          + " has digits that are dialled only within its country; check whether "
          + e164(parsed)
          + " is meant.";
    }
    String where = where(parsed);
    ValidationResult length = PLANS.isPossibleNumberWithReason(parsed);
    return switch (length) {
      case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> number + " is too short for a number" + where + ".";
      case TOO_LONG -> number + " is too long for a number" + where + ".";
      case INVALID_LENGTH -> number + " has not as many digits as a number" + where + ".";
      case INVALID_COUNTRY_CODE ->
          "No country's numbers begin like " + number + "; check the country code.";
      case IS_POSSIBLE -> {
        if (!PLANS.isValidNumber(parsed)) {
          yield number + " does not look like a number that is in use" + where + "; check it.";
        }
        yield kind == ChannelKind.SMS && PLANS.getNumberType(parsed) == PhoneNumberType.FIXED_LINE
            ? number + " looks like a landline, which gets no SMS."
            : null;
      }
    };
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
  private static String where(PhoneNumber number) {
    Country country = Country.of(PLANS.getRegionCodeForCountryCode(number.getCountryCode()));
    return country == null || number.getCountryCode() == 1 ? "" : " in " + country.displayName();
  }
}
