package dev.waymark.redirect.visit;

import java.net.InetAddress;

/// The other end of a connection.
///
/// @param address where it is
/// @param trusted whether it is a proxy of ours, whose word about its visitors is taken
public record Peer(InetAddress address, boolean trusted) {}
