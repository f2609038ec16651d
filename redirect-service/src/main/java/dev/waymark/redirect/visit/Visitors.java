package dev.waymark.redirect.visit;

/// What reads visitors. Any thread.
///
/// @param whereabouts where they are
/// @param agents what their User-Agents say
/// @param hash tells them apart
public record Visitors(Whereabouts whereabouts, AgentReader agents, VisitorHash hash) {}
