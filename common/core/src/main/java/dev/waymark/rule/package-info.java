/// The rule language: what a rule may ask, how rules are read, compiled, decided and explained.
///
/// A rule has three forms. {@link dev.waymark.rule.ConditionSpec} is what people write and
/// databases keep. {@link dev.waymark.rule.Condition} is what it means: checked, normalised,
/// sealed. {@link dev.waymark.rule.CompiledRules} is what runs. {@link
/// dev.waymark.rule.ConditionField} is the one place where a field is added.
@NullMarked
package dev.waymark.rule;

import org.jspecify.annotations.NullMarked;
