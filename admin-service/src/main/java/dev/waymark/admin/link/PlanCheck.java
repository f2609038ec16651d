package dev.waymark.admin.link;

import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.plan.Feature;
import dev.waymark.plan.Plan;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleSet;
import dev.waymark.word.Language;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a plan has to do with a field of links. Nothing is ever deleted by a smaller plan: it is
/// paused, and a larger plan brings it back.
///
/// @param <T> what the field means
interface PlanCheck<T extends @Nullable Object> {

  /// Notes what of a value the plan does not allow to be saved.
  ///
  /// @param pointer where the value stands in what was sent
  void exceeded(Plan plan, T value, String pointer, Faults faults);

  /// Why something of a value is paused, a sentence; null when nothing is, or when the parts say so
  /// themselves.
  @Nullable String paused(Plan plan, T value, Language language);

  /// What is left of a value without that.
  T inForce(Plan plan, T value);

  /// All of it or nothing.
  ///
  /// @param none what stands for nothing
  record OfFeature<T>(Feature feature, T none) implements PlanCheck<T> {
    @Override
    public void exceeded(Plan plan, T value, String pointer, Faults faults) {
      String detail = value.equals(none) ? null : feature.exceeded(plan);
      if (detail != null) {
        faults.add(pointer, detail);
      }
    }

    @Override
    public @Nullable String paused(Plan plan, T value, Language language) {
      return value.equals(none) ? null : feature.paused(plan, language);
    }

    @Override
    public T inForce(Plan plan, T value) {
      return feature.isIn(plan) ? value : none;
    }
  }

  /// So many rules, and conditions on some fields. Each answered rule says itself that it is
  /// paused.
  record OfRules() implements PlanCheck<RuleSet> {
    @Override
    public void exceeded(Plan plan, RuleSet rules, String pointer, Faults faults) {
      faults.addAll(PlanLimits.exceeded(plan, rules, pointer));
    }

    @Override
    public @Nullable String paused(Plan plan, RuleSet rules, Language language) {
      return null;
    }

    @Override
    public RuleSet inForce(Plan plan, RuleSet rules) {
      return PlanLimits.inForce(plan, rules);
    }
  }

  /// Entries with conditions on some fields. A hub that would have no entry left stays as it is: a
  /// page for too many is better than none.
  record OfHub() implements PlanCheck<@Nullable Hub> {
    @Override
    public void exceeded(Plan plan, @Nullable Hub hub, String pointer, Faults faults) {
      for (int i = 0; hub != null && i < hub.entries().size(); i++) {
        faults.addAll(
            PlanLimits.exceeded(
                plan,
                hub.entries().get(i).when(),
                Faults.at(Faults.at(Faults.at(pointer, "entries"), i), "conditions")));
      }
    }

    @Override
    public @Nullable String paused(Plan plan, @Nullable Hub hub, Language language) {
      if (hub == null || Objects.equals(hub, inForce(plan, hub))) {
        return null;
      }
      return hub.entries().stream()
          .filter(entry -> PlanLimits.paused(plan, entry.when()) != null)
          .map(entry -> "'" + entry.key() + "'")
          .collect(
              Collectors.joining(
                  ", ",
                  language.say(
                      "Paused: entries that need a larger plan for their conditions: ",
                      "En pausa: entradas que necesitan un plan mayor por sus condiciones: "),
                  "."));
    }

    @Override
    public @Nullable Hub inForce(Plan plan, @Nullable Hub hub) {
      if (hub == null) {
        return null;
      }
      List<Hub.Entry> entries =
          hub.entries().stream()
              .filter(entry -> PlanLimits.paused(plan, entry.when()) == null)
              .toList();
      return entries.isEmpty() || entries.size() == hub.entries().size()
          ? hub
          : new Hub(hub.title(), hub.picture(), hub.text(), entries);
    }
  }
}
