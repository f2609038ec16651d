package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
  @TempDir Path directory;

  private Preparation preparation(String prints, int status) {
    return new Preparation(
        "FAKE_VARIABLE",
        List.of(
            "-Xmx32m",
            "-cp",
            TestProcesses.classPath(),
            FakePreparation.class.getName(),
            Integer.toString(status)),
        Map.of("FAKE_PRINTS", prints));
  }

  private Path log() {
    return directory.resolve("log");
  }

  @Test
  void run_printsALine_isTheValue() throws IOException {
    assertThat(preparation("made", 0).run(log())).isEqualTo("made");
    assertThat(log()).content().contains("what it has to complain of");
  }

  @Test
  void run_whateverTheTerminalSpeaks_isInOneLanguage() throws IOException {
    var turkish =
        new Preparation(
            "FAKE_VARIABLE",
            preparation("", 0).launch(),
            Map.of(
                "FAKE_PRINTS", "$LANGUAGE",
                "JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR"));

    assertThat(turkish.run(log())).isEqualTo("en");
  }

  @Test
  void run_failsOrPrintsNothing_isRefused() {
    assertThatThrownBy(() -> preparation("made", 2).run(log()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("FAKE_VARIABLE")
        .hasMessageContaining("status 2");
    assertThatThrownBy(() -> preparation("", 0).run(log())).isInstanceOf(Refusal.class);
    assertThat(Files.exists(log())).isTrue();
  }
}
