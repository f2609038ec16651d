package dev.waymark.admin.link;

import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Neighbours;
import dev.waymark.routing.Workspace;
import dev.waymark.rule.RuleSet;
import dev.waymark.takedown.Takedowns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link as redirect nodes serve it, beside all of its rules.
///
/// @param document as it is published, with the rules in force
/// @param rules all rules, paused ones included
/// @param paused why each of them is not in force, by its place: switched off, or paused by the
///   plan; null when it is
/// @param surroundings what it shares with the other links of its workspace
/// @param takedowns those that can concern it
/// @param clickCount clicks as of the last rollup
/// @param neighbours the links to which its rules may lead
/// @param tests made-up visitors and what they are expected to get
public record LinkAsServed(
    LinkDocument document,
    RuleSet rules,
    List<@Nullable String> paused,
    Workspace surroundings,
    Takedowns takedowns,
    long clickCount,
    Neighbours neighbours,
    List<LinkTest> tests) {}
