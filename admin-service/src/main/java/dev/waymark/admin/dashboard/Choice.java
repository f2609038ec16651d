package dev.waymark.admin.dashboard;

/// One of several things to choose, as in a select.
///
/// @param value what is sent
/// @param label what is read
/// @param isChosen whether it is chosen now
public record Choice(String value, String label, boolean isChosen) {}
