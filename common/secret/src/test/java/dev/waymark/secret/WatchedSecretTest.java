package dev.waymark.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedSecretTest {
  @TempDir Path directory;
  private final List<String> log = new ArrayList<>();
  private Path file;

  @BeforeEach
  void file() throws IOException {
    file = Files.writeString(directory.resolve("secret"), "first\n");
  }

  private WatchedSecret<String> watched() {
    return new WatchedSecret<>(
        "waymark.operator.key", "first", file, WatchedSecretTest::reading, log::add);
  }

  private static String reading(String text) {
    if (text.length() < 5) {
      throw new IllegalArgumentException("WAYMARK_OPERATOR_KEY is too short.");
    }
    return text.toUpperCase(Locale.ROOT);
  }

  @Test
  void refresh_fileChanged_onlyTheNewSecretCounts() throws IOException {
    WatchedSecret<String> secret = watched();
    secret.refresh();
    assertThat(secret.get()).isEqualTo("FIRST");
    assertThat(log).isEmpty();

    Files.writeString(file, "second\n");
    assertThat(secret.get()).isEqualTo("FIRST");
    secret.refresh();
    secret.refresh();

    assertThat(secret.get()).isEqualTo("SECOND");
    assertThat(log).containsExactly("WAYMARK_OPERATOR_KEY was read again: it has changed.");
  }

  @Test
  void refresh_fileGoneOrEmptyOrUnusable_theLastSecretCountsAndItIsSaidOnce() throws IOException {
    WatchedSecret<String> secret = watched();
    Files.delete(file);
    secret.refresh();
    secret.refresh();
    Files.writeString(file, "");
    secret.refresh();
    Files.writeString(file, "x");
    secret.refresh();
    secret.refresh();

    assertThat(secret.get()).isEqualTo("FIRST");
    assertThat(log)
        .hasSize(3)
        .allSatisfy(sentence -> assertThat(sentence).endsWith("The one before still counts."));

    Files.writeString(file, "second");
    secret.refresh();
    assertThat(secret.get()).isEqualTo("SECOND");
    assertThat(log).hasSize(4).noneMatch(sentence -> sentence.contains("second"));
  }

  @Test
  void refresh_secretOfTheEnvironment_neverChanges() {
    var secret =
        new WatchedSecret<>(
            "waymark.operator.key", "first", null, WatchedSecretTest::reading, log::add);
    secret.refresh();
    assertThat(secret.get()).isEqualTo("FIRST");
  }

  @Test
  void start_unusableSecret_isRefused() {
    assertThatThrownBy(
            () ->
                new WatchedSecret<>(
                    "waymark.operator.key", "x", file, WatchedSecretTest::reading, log::add))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pace_isDueOnceEachTime() {
    var nanos = new AtomicLong(Long.MAX_VALUE - 10);
    var pace = new Pace(Duration.ofNanos(100), nanos::get);
    assertThat(pace.isDue()).isFalse();
    nanos.addAndGet(99);
    assertThat(pace.isDue()).isFalse();
    nanos.addAndGet(1);
    assertThat(pace.isDue()).isTrue();
    assertThat(pace.isDue()).isFalse();
  }
}
