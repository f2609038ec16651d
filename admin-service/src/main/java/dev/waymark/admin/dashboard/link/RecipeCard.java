package dev.waymark.admin.dashboard.link;

import org.jspecify.annotations.Nullable;

/// A recipe as it is offered.
///
/// @param plan what it needs, in words; null when the workspace's plan allows it
public record RecipeCard(
    String href, String icon, String title, String more, @Nullable String plan) {}
