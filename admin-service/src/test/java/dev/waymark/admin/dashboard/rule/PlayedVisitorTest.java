package dev.waymark.admin.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.clock.TimeZones;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlayedVisitorTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  /// A week is asked for by the name of a region; an offset is none.
  @Test
  void zone_thatIsNone_isOneThatTheApiKnows() {
    for (String typed : new String[] {"", "Atlantis", "+01:00", "Europe/Madrid"}) {
      PlayedVisitor visitor = PlayedVisitor.first(null, "es", typed);
      assertThat(TimeZones.of(visitor.zoneId().getId())).as(typed).isNotNull();
    }
  }

  @Test
  void visitor_atAnotherMoment_isTheSameOtherwise() {
    PlayedVisitor visitor = PlayedVisitor.first(null, "es", "Europe/Madrid");
    PlayedVisitor later = visitor.at("2026-12-01T09:30");
    assertThat(later.instant(NOW)).isEqualTo(Instant.parse("2026-12-01T08:30:00Z"));
    assertThat(later.withoutTime(NOW)).isEqualTo(visitor.withoutTime(NOW));
    assertThat(later.withoutTime(NOW).has("at")).isFalse();
    assertThat(visitor.at("no time").unclear(NOW)).containsExactly("at");
  }
}
