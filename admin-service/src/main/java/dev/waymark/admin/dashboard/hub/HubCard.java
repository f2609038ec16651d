package dev.waymark.admin.dashboard.hub;

import dev.waymark.admin.dashboard.link.LinkRow;

/// A hub as the list shows it.
///
/// @param path of its page
/// @param link its short link
record HubCard(String path, String title, String count, LinkRow link) {}
