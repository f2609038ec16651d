package dev.waymark.admin.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was written of something at some time.
///
/// @param number rises with every change
/// @param rulesVersion of a link, which version of its rules it is; else null
/// @param at when it was written
/// @param document without password and counters
public record Version(long number, @Nullable Long rulesVersion, Instant at, ObjectNode document) {}
