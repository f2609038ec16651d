package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// What one line of a table says of a link.
///
/// @param written all fields by their keys, `domain` also where it is the default one
/// @param hasPassword whether visitors have to enter one, which is not told
/// @param clickCount as of the last rollup
public record LinkLine(
    String id,
    String shortUrl,
    ObjectNode written,
    boolean hasPassword,
    long clickCount,
    Instant createdAt) {}
