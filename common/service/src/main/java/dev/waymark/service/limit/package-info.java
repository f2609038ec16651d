/// How much one caller may ask of a node, so that nobody takes what others need.
///
/// Each node counts for itself and in memory: an installation of three nodes allows three times as
/// much, and a restart forgets. The operator's key is never limited, for it is what puts an end to
/// an attack; nor are the redirect nodes, whose clicks must not be lost.
@NullMarked
package dev.waymark.service.limit;

import org.jspecify.annotations.NullMarked;
