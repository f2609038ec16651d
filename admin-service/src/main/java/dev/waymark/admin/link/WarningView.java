package dev.waymark.admin.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.rule.check.Warning.Certainty;
import dev.waymark.rule.check.Warning.Kind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What of a link is allowed but hardly meant.
@Schema(name = "LinkWarning", description = "What is allowed but hardly meant.")
public record WarningView(
    @Schema(
            required = true,
            description = "Where, as a JSON pointer into what was sent.",
            examples = "/rules/2")
        String pointer,
    @Schema(
            required = true,
            description =
                "Its conditions contradict each other; no visitor has the value that a condition"
                    + " asks for; others take everybody before it; an earlier rule does the same"
                    + " for the same visitors; it is passed over while a channel is passive; it"
                    + " leads nowhere; the link's time is over; the operator has taken it down; it"
                    + " waits until every redirect node reads what is new in it.",
            enumeration = {
              "never_holds",
              "impossible_value",
              "never_reached",
              "repeats",
              "passive",
              "leads_nowhere",
              "over",
              "taken_down",
              "waits"
            })
        String kind,
    @Schema(
            required = true,
            description =
                "Whether it is so for every visit, or depends on channels that are passive at"
                    + " times.",
            enumeration = {"certain", "possible"})
        String certainty,
    @Schema(
            description = "Where the earlier rules are that are the reason; left out without any.",
            examples = "[\"/rules/0\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> others,
    @Schema(
            required = true,
            examples =
                "This rule is never reached: \"Europe\" before it already takes everyone from"
                    + " Germany.")
        String detail,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CounterExample counterExample) {

  /// A list of its own; null, as in a kept answer, is none.
  public WarningView {
    others = others == null ? List.of() : List.copyOf(others);
  }

  WarningView(String pointer, String kind, String certainty, List<String> others, String detail) {
    this(pointer, kind, certainty, others, detail, null);
  }

  /// The same with a visitor who shows it.
  public WarningView with(CounterExample example) {
    return new WarningView(pointer, kind, certainty, others, detail, example);
  }

  /// Whether it says for certain that earlier rules take everyone whom a rule is for.
  public boolean shadows() {
    return certainty.equals(Certainty.CERTAIN.key())
        && !others.isEmpty()
        && (kind.equals(Kind.NEVER_REACHED.key()) || kind.equals(Kind.REPEATS.key()));
  }

  /// A visitor whom a rule is for, and an earlier one takes.
  ///
  /// @param words the visitor in plain words
  /// @param visitor what simulate takes
  @Schema(
      name = "CounterExample",
      description = "A visitor whom the rule is for, and whom an earlier one takes.")
  public record CounterExample(
      @Schema(
              required = true,
              examples = "Somebody from Germany",
              description = "Who it is, in plain words.")
          String words,
      @Schema(
              required = true,
              ref = "SimulationRequest",
              description = "The same as simulate takes it.")
          JsonNode visitor) {}
}
