/// Business hours: when a schedule is open, decided for the instant of a visit and told to people.
@NullMarked
package dev.waymark.schedule;

import org.jspecify.annotations.NullMarked;
