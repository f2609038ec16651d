/// What can be wrong with an input, told completely: every fault, each with its place.
@NullMarked
package dev.waymark.fault;

import org.jspecify.annotations.NullMarked;
