package dev.waymark.analytics.lead;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.click.ClickId;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.input.JsonReader;
import dev.waymark.input.JsonReading;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A lead as it is reported.
///
/// @param click the click that brought it
/// @param kind what it is, a word of the sender's; `lead` when nothing is said
/// @param value what it is worth, 0 to {@link #MOST} with at most {@link #DIGITS} digits after the
///   point; null when nothing is said
/// @param currency the value's, as in ISO 4217; null when nothing is said
/// @param externalId the sender's own name for it, one for each; null when it has none
record LeadDraft(
    ClickId click,
    String kind,
    @Nullable BigDecimal value,
    @Nullable String currency,
    @Nullable String externalId) {

  static final String KIND = "lead";

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);
  private static final int DIGITS = 4;
  private static final ClickId NO_CLICK = new ClickId(0, 0);
  private static final TextRule SHORT = TextRule.line(40);
  private static final TextRule EXTERNAL_ID = TextRule.line(200);
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private static final JsonReader JSON = new JsonReader(1_024, 100);

  /// Reads a body.
  ///
  /// @throws ProblemException naming all that is wrong with it
  static LeadDraft read(byte[] body) {
    var faults = new Faults();
    var members = new Members(tree(body), "", faults);
    String text = members.requiredText("click_id", SHORT);
    ClickId click = ClickId.parse(text);
    if (click == null && !text.isEmpty()) {
      faults.add(
          members.at("click_id"),
          "This is no click's id: that is what stands in the place of {click_id}, "
              + ClickId.LENGTH
              + " digits and letters.");
    }
    String kind = members.text("kind", SHORT);
    if (kind != null && !WORD.matcher(kind).matches()) {
      faults.add(members.at("kind"), "A kind is one word of letters, digits, '-' and '_'.");
    }
    BigDecimal value = value(members, faults);
    String currency = currency(members, faults);
    if (currency != null && members.raw("value") == null) {
      faults.add(members.at("currency"), "A currency without a 'value' says nothing.");
    }
    String externalId = members.text("external_id", EXTERNAL_ID);
    members.end();
    ProblemException.throwIfAny(faults);
    return new LeadDraft(
        click == null ? NO_CLICK : click, kind == null ? KIND : kind, value, currency, externalId);
  }

  private static JsonNode tree(byte[] body) {
    return switch (JSON.read(body)) {
      case JsonReading.Accepted(JsonNode tree) -> tree;
      case JsonReading.Rejected(FaultList faults) ->
          throw ProblemException.of(ProblemType.INVALID, faults);
    };
  }

  private static @Nullable BigDecimal value(Members members, Faults faults) {
    JsonNode json = members.raw("value");
    if (json == null) {
      return null;
    }
    BigDecimal value = json.isNumber() ? json.decimalValue().stripTrailingZeros() : null;
    if (value == null
        || value.signum() < 0
        || value.compareTo(MOST) > 0
        || value.scale() > DIGITS) {
      faults.add(
          members.at("value"),
          "A value is a number from 0 to "
              + MOST
              + ", with at most "
              + DIGITS
              + " digits after the point.");
      return null;
    }
    return value.setScale(Math.max(0, value.scale()));
  }

  private static @Nullable String currency(Members members, Faults faults) {
    String text = members.text("currency", SHORT);
    if (text == null) {
      return null;
    }
    try {
      return Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode();
    } catch (IllegalArgumentException _) {
      faults.add(
          members.at("currency"), "There is no currency '" + text + "'; one looks like EUR.");
      return null;
    }
  }
}
