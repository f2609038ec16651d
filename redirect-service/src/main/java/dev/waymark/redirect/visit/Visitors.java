package dev.waymark.redirect.visit;

/// What reads visitors. Any thread.
///
/// @param clientAddresses where they are
/// @param agents what their User-Agents say
/// @param hash tells them apart
public record Visitors(
    ClientAddressResolver clientAddresses, AgentReader agents, VisitorHash hash) {}
