/// Plays the clicks that are kept of a link on the link as it would be after a change, and says
/// which of them would go elsewhere. What is not kept of a visitor is not guessed.
@NullMarked
package dev.waymark.admin.replay;

import org.jspecify.annotations.NullMarked;
