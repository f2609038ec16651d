package dev.waymark.admin.link;

import dev.waymark.admin.workspace.AffectedLink.AffectedFeature;
import dev.waymark.admin.workspace.AffectedLink.AffectedRule;
import dev.waymark.plan.Plan;
import dev.waymark.rule.PlanLimits;
import dev.waymark.rule.RuleSet;
import dev.waymark.word.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What of a link two plans decide otherwise.
final class PlanDifference {
  /// How many plans there is room for in the bits of two of them.
  private static final int ROOM = 4;

  private PlanDifference() {}

  /// The bit that stands for two plans, whichever of them comes first; none for a plan and itself.
  /// Kept in the database: the bit of two plans never changes.
  static int bit(Plan one, Plan other) {
    int smaller = Math.min(one.ordinal(), other.ordinal());
    int larger = Math.max(one.ordinal(), other.ordinal());
    return smaller == larger ? 0 : 1 << (smaller * ROOM + larger);
  }

  /// The bits of all plans between which a link is decided otherwise.
  static int bits(LinkDraft draft) {
    RuleSet rules = draft.get(LinkField.RULES);
    var paused = new ArrayList<List<Boolean>>();
    var features = new ArrayList<Map<String, String>>();
    for (Plan plan : Plan.values()) {
      paused.add(PlanLimits.paused(plan, rules).stream().map(Objects::nonNull).toList());
      features.add(draft.paused(plan, Language.ENGLISH));
    }
    int bits = 0;
    for (Plan one : Plan.values()) {
      for (Plan other : Plan.values()) {
        if (!paused.get(one.ordinal()).equals(paused.get(other.ordinal()))
            || !features.get(one.ordinal()).equals(features.get(other.ordinal()))) {
          bits |= bit(one, other);
        }
      }
    }
    return bits;
  }

  /// The rules that are paused under one of two plans only.
  static List<AffectedRule> rules(Plan before, Plan after, RuleSet rules) {
    List<@Nullable String> was = PlanLimits.paused(before, rules);
    List<@Nullable String> is = PlanLimits.paused(after, rules);
    var changed = new ArrayList<AffectedRule>();
    for (int i = 0; i < was.size(); i++) {
      if ((was.get(i) == null) != (is.get(i) == null)) {
        changed.add(new AffectedRule(i, rules.rules().get(i).name(), is.get(i)));
      }
    }
    return changed;
  }

  /// The same of everything else that a link can have.
  static List<AffectedFeature> features(Plan before, Plan after, LinkDraft draft) {
    var changed = new ArrayList<AffectedFeature>();
    Map<String, String> was = draft.paused(before, Language.ENGLISH);
    Map<String, String> is = draft.paused(after, Language.ENGLISH);
    for (LinkField<?> field : LinkField.all()) {
      if (!Objects.equals(was.get(field.key()), is.get(field.key()))) {
        changed.add(new AffectedFeature(field.key(), is.get(field.key())));
      }
    }
    return changed;
  }
}
