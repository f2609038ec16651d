package dev.waymark.admin.link;

import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Workspace;
import dev.waymark.rule.RuleSet;
import dev.waymark.takedown.Takedowns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link as redirect nodes serve it, beside all of its rules.
///
/// @param document as it is published, with the rules in force
/// @param rules all rules, paused ones included
/// @param paused why each of them is paused, by its place; null when it is in force
/// @param surroundings what it shares with the other links of its workspace
/// @param takedowns those that can concern it
/// @param clickCount clicks as of the last rollup
public record LinkAsServed(
    LinkDocument document,
    RuleSet rules,
    List<@Nullable String> paused,
    Workspace surroundings,
    Takedowns takedowns,
    long clickCount) {}
