package dev.waymark.admin.dashboard.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What hours come to in the days to come.
///
/// @param now what they say now; null where they cannot be understood yet
/// @param nights what runs over midnight, and to which day it belongs
/// @param days today first; empty where the hours cannot be understood yet
/// @param faults what is wrong with them
record HoursPreview(
    @Nullable String now, List<String> nights, List<Day> days, List<String> faults) {
  /// Lists of its own.
  HoursPreview {
    nights = List.copyOf(nights);
    days = List.copyOf(days);
    faults = List.copyOf(faults);
  }

  /// @param bars when it is open, for the eye
  /// @param hours the same in words
  /// @param note why it differs from others: an exception, a change of the clocks; null for neither
  record Day(String date, List<Bar> bars, String hours, @Nullable String note) {
    /// A list of its own.
    Day {
      bars = List.copyOf(bars);
    }
  }

  /// A part of a day, in minutes of its clock.
  record Bar(int from, int length) {}
}
