package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Path ROOT = Path.of("/checkout");
  private static final Path HERE = Path.of("/elsewhere");

  private static Settings read(Map<String, String> environment, String... arguments) {
    return Settings.read(List.of(arguments), environment, ROOT, HERE);
  }

  @Test
  void read_nothingGiven_defaults() {
    Settings settings = read(Map.of());

    assertThat(settings)
        .isEqualTo(
            new Settings(
                ROOT,
                Path.of("/checkout/.waymark"),
                8080,
                8081,
                8082,
                15432,
                null,
                null,
                "http://localhost:8080",
                Set.of()));
  }

  @Test
  void read_flagAndVariable_flagWins() {
    Settings settings =
        read(
            Map.of("WAYMARK_REDIRECT_PORT", "7000", "WAYMARK_ADMIN_PORT", "7001"),
            "--redirect-port",
            "7100",
            "--analytics-port=7102");

    assertThat(settings.redirectPort()).isEqualTo(7100);
    assertThat(settings.adminPort()).isEqualTo(7001);
    assertThat(settings.analyticsPort()).isEqualTo(7102);
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:7100");
  }

  @Test
  void read_emptyVariable_countsAsUnset() {
    assertThat(read(Map.of("WAYMARK_ADMIN_PORT", "")).adminPort()).isEqualTo(8081);
  }

  @Test
  void read_relativeDataDirectory_isRelativeToTheWorkingDirectory() {
    assertThat(read(Map.of(), "--data-dir", "a/../b").dataDirectory())
        .isEqualTo(Path.of("/elsewhere/b"));
  }

  @Test
  void read_publicUrlWithSlash_slashIsDropped() {
    assertThat(read(Map.of("WAYMARK_PUBLIC_URL", "https://go.example.com/")).publicUrl())
        .isEqualTo("https://go.example.com");
  }

  @Test
  void read_without_namesAreSplit() {
    assertThat(read(Map.of(), "--without", "admin-service, redirect-service").without())
        .containsExactlyInAnyOrder("admin-service", "redirect-service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "65536", "eighty", "", "99999999999", "64536"})
  void read_impossiblePort_refusedNamingTheOption(String port) {
    assertThatThrownBy(() -> read(Map.of(), "--admin-port=" + port))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--admin-port")
        .hasMessageContaining("WAYMARK_ADMIN_PORT");
  }

  @ParameterizedTest
  @CsvSource({
    "--admin-port=8080, --redirect-port, --admin-port",
    "--admin-port=9080, --redirect-port, --admin-port",
    "--database-port=9082, --analytics-port, --database-port"
  })
  void read_twoNeedOnePort_refusedNamingBoth(String argument, String one, String other) {
    assertThatThrownBy(() -> read(Map.of(), argument))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(one)
        .hasMessageContaining(other);
  }

  @Test
  void read_databaseOfYours_itsPortIsNotOurs() {
    Settings settings =
        read(
            Map.of("WAYMARK_DATABASE_URL", "postgresql://me:secret@my_db/waymark"),
            "--database-port=8080");

    assertThat(settings.ports()).doesNotContainKey(Option.DATABASE_PORT);
    assertThat(settings.database())
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://my_db/waymark", "me", "secret"));
  }

  @Test
  void read_addressThatIsNone_refusedWithoutSayingIt() {
    assertThatThrownBy(() -> read(Map.of("WAYMARK_DATABASE_URL", "mysql://me:geheim@db/w")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("WAYMARK_DATABASE_URL")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void read_unknownOption_refusedNamingAll() {
    assertThatThrownBy(() -> read(Map.of(), "--prot=1"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--prot")
        .hasMessageContaining("--redirect-port, --admin-port");
  }

  @Test
  void read_flagWithoutValue_refused() {
    assertThatThrownBy(() -> read(Map.of(), "--data-dir"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("needs a value");
  }

  @Test
  void read_shortOperatorKey_refusedWithoutSayingIt() {
    assertThatThrownBy(() -> read(Map.of("WAYMARK_OPERATOR_KEY", "hunter2")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("at least 32")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void toString_secretsAreNotInIt() {
    String key = "k".repeat(40);
    Settings settings =
        read(
            Map.of("WAYMARK_OPERATOR_KEY", key, "WAYMARK_DATABASE_URL", "postgresql://a:b123@c/d"));

    assertThat(settings.toString() + settings.database())
        .doesNotContain(key)
        .doesNotContain("b123");
  }
}
