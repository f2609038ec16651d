package dev.waymark.clock;

import java.time.ZoneId;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Time zones as people name them: regions of the IANA database such as `Europe/Madrid`, which know
/// daylight saving; never an offset such as `+03`, which does not.
public final class TimeZones {

  /// Sorted regardless of case, to find what somebody meant by `europe/madrid`.
  private static final NavigableSet<String> IDS = ids();

  private TimeZones() {}

  private static NavigableSet<String> ids() {
    var ids = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    ids.addAll(ZoneId.getAvailableZoneIds());
    return ids;
  }

  /// The zone of this name, exactly as it is spelled; null when there is none.
  public static @Nullable ZoneId of(String id) {
    return ZoneId.getAvailableZoneIds().contains(id) ? ZoneId.of(id) : null;
  }

  /// What is wrong with a name that {@link #of} does not know, as a sentence.
  public static String fault(String id) {
    String meant = IDS.ceiling(id);
    return meant != null && meant.equalsIgnoreCase(id)
        ? "There is no timezone '" + id + "'; did you mean '" + meant + "'?"
        : "There is no timezone '" + id + "'; a timezone is a region such as Europe/Madrid.";
  }
}
