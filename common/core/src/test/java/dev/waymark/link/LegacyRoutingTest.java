package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fault.Faults;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import org.junit.jupiter.api.Test;

class LegacyRoutingTest {
  @Test
  void read_threeTables_isReadInOrderAndWrittenAlike() {
    Reading<LegacyRouting> reading =
        Reading.of(
            """
            {'geo': {'us': 'https://US.example.com', 'DE': 'https://example.de/'},
             'device': {'Mobile': 'https://m.example.com/'},
             'os': {'ios': 'https://example.com/ios', 'Android': 'https://example.com/android'}}
            """,
            LegacyRouting::read);

    assertThat(reading.pointers()).isEmpty();
    LegacyRouting routing = reading.value();
    assertThat(routing.geo().keySet()).extracting(Country::code).containsExactly("US", "DE");
    assertThat(routing.geo().values())
        .containsExactly("https://us.example.com", "https://example.de/");
    assertThat(routing.device()).containsEntry(Device.MOBILE, "https://m.example.com/");
    assertThat(routing.os()).containsEntry(OperatingSystem.IOS, "https://example.com/ios");
    assertThat(LegacyRouting.read(routing.toJson(), "", new Faults())).isEqualTo(routing);
    assertThat(routing.toJson().toString())
        .isEqualTo(LegacyRouting.read(routing.toJson(), "", new Faults()).toJson().toString());
  }

  @Test
  void read_nothingOrEmptyTables_isEmpty() {
    assertThat(LegacyRouting.read(null, "", new Faults()).isEmpty()).isTrue();
    assertThat(Reading.of("{'geo': {}, 'os': null}", LegacyRouting::read).value().isEmpty())
        .isTrue();
  }

  @Test
  void read_faults_areAllNamed() {
    assertThat(
            Reading.of(
                    """
                    {'geo': {'UK': 'https://example.com', 'XX': 'https://example.com',
                     'FR': 'ftp://example.com', 'IT': null},
                     'device': {'watch': 'https://example.com', 'tablet': 1},
                     'os': [], 'browser': {}}
                    """,
                    LegacyRouting::read)
                .pointers())
        .containsExactly(
            "/geo/UK",
            "/geo/XX",
            "/geo/FR",
            "/geo/IT",
            "/device/watch",
            "/device/tablet",
            "/os",
            "/browser");
  }

  @Test
  void read_keyInTwoSpellings_isRefused() {
    assertThat(
            Reading.of(
                    "{'geo': {'de': 'https://example.com', 'DE': 'https://example.de'}}",
                    LegacyRouting::read)
                .pointers())
        .containsExactly("/geo/DE");
  }
}
