package dev.waymark.admin.channel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.waymark.channel.ChannelKind;
import dev.waymark.visitor.Country;
import org.jspecify.annotations.Nullable;

/// What the numbering plans of the world say of a number ([libphonenumber](
/// https://github.com/google/libphonenumber)). They change faster than any copy of them, so a
/// number is doubted and never refused.
final class PhoneNumbers {
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  /// Stands for none, as the number brings its country code.
  private static final String NO_REGION = "ZZ";

  private PhoneNumbers() {}

  /// What is doubtful about a number, as a sentence; null when nothing is.
  ///
  /// @param number in E.164, with its plus
  static @Nullable String doubt(ChannelKind kind, String number) {
    PhoneNumber parsed;
    try {
      parsed = PLANS.parse(number, NO_REGION);
    } catch (NumberParseException e) {
      return "No country's numbers begin like " + number + "; check the country code.";
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

  /// In which country; nothing when several share the code, or none has it to itself.
  private static String where(PhoneNumber number) {
    Country country = Country.of(PLANS.getRegionCodeForCountryCode(number.getCountryCode()));
    return country == null || number.getCountryCode() == 1 ? "" : " in " + country.displayName();
  }
}
