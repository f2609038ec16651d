package dev.waymark.plan;

import dev.waymark.word.Language;
import org.jspecify.annotations.Nullable;

/// What a link can have beside rules that not every plan brings. Like rules, it is never deleted by
/// a smaller plan: it is paused, and a larger plan brings it back.
public enum Feature {
  SEQUENCE("sequence", "sequences", "las secuencias", Plan.PRO),
  LEGACY_ROUTING(
      "routing_rules", "routing rules", "las reglas por país, dispositivo y sistema", Plan.TEAM),
  AB_VARIANTS("ab_variants", "A/B variants", "las variantes A/B", Plan.TEAM);

  private final String key;
  private final String words;
  private final String spanish;
  private final Plan plan;

  Feature(String key, String words, String spanish, Plan plan) {
    this.key = key;
    this.words = words;
    this.spanish = spanish;
    this.plan = plan;
  }

  /// The member of a link that holds it.
  public String key() {
    return key;
  }

  /// The smallest plan that brings it.
  public Plan plan() {
    return plan;
  }

  /// Whether a plan brings it.
  public boolean isIn(Plan other) {
    return other.includes(plan);
  }

  /// Why it cannot be saved, a sentence; null when the plan brings it.
  public @Nullable String exceeded(Plan other) {
    return isIn(other)
        ? null
        : "The %s plan has no %s; the %s plan has them."
            .formatted(other.displayName(), words, plan.displayName());
  }

  /// Why it is not in force, a sentence; null when the plan brings it.
  public @Nullable String paused(Plan other) {
    return paused(other, Language.ENGLISH);
  }

  /// The same in a language.
  public @Nullable String paused(Plan other, Language language) {
    return isIn(other)
        ? null
        : language
            .say("Paused: %s need the %s plan.", "En pausa: %s necesitan el plan %s.")
            .formatted(language.say(words, spanish), plan.displayName());
  }
}
