package dev.waymark.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The systemd units of `deploy/systemd`, as systemd itself reads them where it is.
class UnitsTest {
  private static final Path UNITS = Path.of("../systemd");

  /// Of ten, by systemd's own count: below two is what it calls OK.
  private static final int MOST_EXPOSED_PERCENT = 20;

  @TempDir Path directory;

  private static List<String> lines(String unit) throws IOException {
    return Files.readAllLines(UNITS.resolve(unit));
  }

  /// The units, with the Java of this test in the place of the one that they are to find.
  private void copyUnits() throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
        "The systemd units are NOT tested: there is no systemd-analyze here.");
    try (Stream<Path> all = Files.walk(UNITS)) {
      for (Path from : all.toList()) {
        Path to = directory.resolve(UNITS.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.writeString(
              to,
              Files.readString(from).replace("/opt/waymark/java", System.getProperty("java.home")));
        }
      }
    }
  }

  @Test
  void units_always_areUnderstood() throws IOException {
    copyUnits();

    // It ends well too where it only complains.
    var command =
        new ArrayList<>(
            List.of("sh", "-c", "exec systemd-analyze verify --man=no \"$@\" 2>&1", "verify"));
    for (String unit :
        List.of("redirect", "admin", "analytics", "migrate@admin", "migrate@analytics")) {
      command.add("./waymark-" + unit + ".service");
    }
    assertThat(Programs.run(directory, Map.of(), command)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect", "admin", "analytics", "migrate@admin"})
  void unit_always_isHardlyExposed(String unit) throws IOException {
    copyUnits();

    // Ends with a status of its own when the unit is more exposed than that.
    String said =
        Programs.run(
            directory,
            Map.of(),
            List.of(
                "/usr/bin/systemd-analyze",
                "security",
                "--offline=true",
                "--no-pager",
                "--threshold=" + MOST_EXPOSED_PERCENT,
                "./waymark-" + unit + ".service"));
    assertThat(said).contains("Overall exposure level");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect", "admin", "analytics"})
  void unit_always_tellsTheServiceWhatItKnows(String service) throws IOException {
    List<String> told =
        lines("waymark-" + service + ".service").stream()
            .filter(line -> line.startsWith("Environment=WAYMARK_"))
            .map(line -> line.replaceFirst("Environment=([A-Z_]+)=.*", "$1"))
            .toList();

    assertThat(told).isNotEmpty();
    assertThat(SettingsPage.of(service + "-service")).containsAll(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect", "admin", "analytics", "migrate@"})
  void unit_everyCredential_isUsed(String unit) throws IOException {
    List<String> lines = lines("waymark-" + unit + ".service");
    List<String> loaded =
        lines.stream()
            .filter(line -> line.startsWith("LoadCredential="))
            .map(line -> line.replaceFirst("LoadCredential=([a-z-]+):.*", "$1"))
            .toList();
    List<String> used =
        lines.stream()
            .filter(line -> line.contains("=%d/"))
            .map(line -> line.replaceFirst(".*=%d/", ""))
            .toList();

    assertThat(used).isNotEmpty().containsExactlyInAnyOrderElementsOf(loaded);
  }
}
