package dev.waymark.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeZonesTest {

  @Test
  void of_regionOfTheDatabase_isThatZone() {
    for (String id : ZoneId.getAvailableZoneIds()) {
      assertThat(TimeZones.of(id)).isEqualTo(ZoneId.of(id));
    }
  }

  @Test
  void fault_wrongCase_namesTheZoneThatWasMeant() {
    assertThat(TimeZones.of("europe/madrid")).isNull();
    assertThat(TimeZones.fault("europe/madrid")).contains("did you mean 'Europe/Madrid'?");
  }

  @Test
  void fault_offsetOrUnknownName_asksForARegion() {
    assertThat(TimeZones.of("+03")).isNull();
    assertThat(TimeZones.fault("+03")).endsWith("a region such as Europe/Madrid.");
    assertThat(TimeZones.fault("Europe/Kyvi")).endsWith("a region such as Europe/Madrid.");
  }
}
