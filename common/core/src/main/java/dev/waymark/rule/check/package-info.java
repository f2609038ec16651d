/// What is odd about a list of rules, found by reasoning alone: rules that can never hold, that are
/// never reached, that repeat another.
///
/// A rule is one or more of {@link dev.waymark.rule.check.Terms}, each a {@link
/// dev.waymark.rule.check.Box}: for each fact that it asks about, the values for which it holds.
/// {@link dev.waymark.rule.check.Coverage} takes the boxes of earlier rules away from it and looks
/// whether anything is left. Where a set of values cannot be worked out exactly it is taken for too
/// large, so that what is reported as certain is certain.
@NullMarked
package dev.waymark.rule.check;

import org.jspecify.annotations.NullMarked;
