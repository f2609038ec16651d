package dev.waymark.admin.dashboard.link;

import dev.waymark.admin.dashboard.FormFaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the form of a link shows beside its values.
///
/// @param row the link; null for a new one
/// @param version that a change is based on; null for a new link
/// @param domains to choose from, the default one first
/// @param rules how many there are
/// @param said what is folded, in a few words each
/// @param abPlan the plan that A/B tests need; null when the workspace's has them
/// @param sequencePlan likewise
record FormModel(
    LinkForm form,
    @Nullable LinkRow row,
    @Nullable String version,
    String action,
    String slugCheck,
    String slugSaid,
    boolean slugBad,
    List<String> domains,
    boolean hasPassword,
    int rules,
    Map<String, String> said,
    @Nullable String abPlan,
    @Nullable String sequencePlan,
    FormFaults faults,
    LinkMessages messages,
    String back) {
  /// Lists of its own.
  FormModel {
    domains = List.copyOf(domains);
    said = Map.copyOf(said);
  }

  /// A variant of an A/B test.
  public record Variant(String label, List<Part> parts) {
    /// A list of its own.
    public Variant {
      parts = List.copyOf(parts);
    }
  }

  /// A control of a variant.
  public record Part(String name, String label, boolean numeric) {}

  /// Whether a fold stands open, because something in it is wrong.
  ///
  /// @param fields the beginnings of the names of its controls, separated by commas
  public boolean opened(String fields) {
    return faults.faults().stream()
        .anyMatch(
            fault ->
                Arrays.stream(fields.split(",", -1))
                    .anyMatch(
                        field ->
                            Objects.requireNonNullElse(fault.field(), "").equals(field)
                                || Objects.requireNonNullElse(fault.field(), "")
                                    .startsWith(field + ".")));
  }

  /// The variants of an A/B test that there can be, each with its controls.
  public List<Variant> variants() {
    return IntStream.rangeClosed(1, LinkForm.VARIANTS).mapToObj(this::variant).toList();
  }

  private Variant variant(int number) {
    String name = "ab_variants." + (number - 1);
    return new Variant(
        messages.abUrl(number),
        List.of(
            new Part(name + ".name", messages.abName(number), false),
            new Part(name + ".url", messages.abUrl(number), false),
            new Part(name + ".weight", messages.abWeight(number), true)));
  }
}
