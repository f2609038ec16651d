/// Records on disk, and an index of where each is.
///
/// {@link RecordLog} keeps records one after another in files that are only appended to. {@link
/// HashIndex}, {@link Longs} and {@link Ints} say in primitive numbers which record is whose, so
/// that a million of them take some ninety megabytes and none of the garbage collector's time.
/// `docs/adr/0039` says why it is built this way.
@NullMarked
package dev.waymark.redirect.store;

import org.jspecify.annotations.NullMarked;
