/// Files of the data directory. {@link dev.waymark.redirect.disk.DataFiles} is all that the journal
/// and the store of documents ask of a disk, so that tests can halt, tear and refuse each step.
@NullMarked
package dev.waymark.redirect.disk;

import org.jspecify.annotations.NullMarked;
