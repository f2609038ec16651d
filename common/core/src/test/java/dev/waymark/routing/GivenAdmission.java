package dev.waymark.routing;

/// What the moment is said to know.
record GivenAdmission(boolean isUnlocked, long clicks) implements Admission {}
