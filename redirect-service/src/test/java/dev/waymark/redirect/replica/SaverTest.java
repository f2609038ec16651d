package dev.waymark.redirect.replica;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SaverTest {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final MemoryFile file = new MemoryFile();
  private final SetClock clock = new SetClock();
  private final Replica replica = new Replica();
  private final Saver saver = new Saver(replica, new LastKnownGood(file), PAUSE, clock);

  @Test
  void saveIfDue_neverLoaded_writesNothing() {
    replica.apply(Rows.link("a", 1, 10, "sale", "https://one.example/"));
    saver.saveIfDue();

    assertThat(file.writes).isZero();
  }

  @Test
  void saveIfDue_changes_areWrittenOncePerPause() {
    replica.moveTo(new Position("origin", "1:1:"));
    change(1);
    saver.saveIfDue();
    saver.saveIfDue();
    assertThat(file.writes).isEqualTo(1);

    change(2);
    saver.saveIfDue();
    assertThat(file.writes).as("too soon").isEqualTo(1);

    clock.advance(PAUSE);
    saver.saveIfDue();
    assertThat(file.writes).isEqualTo(2);
    assertThat(requireNonNull(new LastKnownGood(file).read()).documents())
        .isEqualTo(replica.toStore());
  }

  @Test
  void saveIfDue_slowDisk_pausesInProportion() {
    replica.moveTo(new Position("origin", "1:1:"));
    file.onWrite = () -> clock.advance(Duration.ofSeconds(2));
    change(1);
    saver.saveIfDue();
    change(2);
    clock.advance(Duration.ofSeconds(39));
    saver.saveIfDue();
    assertThat(file.writes).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    saver.saveIfDue();
    assertThat(file.writes).isEqualTo(2);
  }

  @Test
  void saveIfDue_tornWrite_oldContentStaysAndIsTriedAgain() {
    replica.moveTo(new Position("origin", "1:1:"));
    change(1);
    saver.saveIfDue();
    LastKnownGood.Content before = new LastKnownGood(file).read();
    change(2);
    clock.advance(PAUSE);
    file.failAfter = 50;
    saver.saveIfDue();
    assertThat(saver.failures()).isEqualTo(1);
    assertThat(new LastKnownGood(file).read()).isEqualTo(before);

    file.failAfter = Integer.MAX_VALUE;
    clock.advance(PAUSE);
    saver.saveIfDue();
    assertThat(new LastKnownGood(file).read()).isNotEqualTo(before).isNotNull();
  }

  private void change(int version) {
    replica.apply(Rows.link("a", version, version, "sale", "https://example.com/" + version));
  }

  private static final class SetClock implements InstantSource {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void advance(Duration by) {
      now = now.plus(by);
    }
  }

  /// A file in memory that can tear.
  private static final class MemoryFile implements ReplaceableFile {
    byte @Nullable [] content;
    int writes;
    int failAfter = Integer.MAX_VALUE;
    Runnable onWrite = () -> {};

    @Override
    public @Nullable InputStream open() {
      return content == null ? null : new ByteArrayInputStream(content);
    }

    @Override
    public void replace(Content newContent) throws IOException {
      var out = new ByteArrayOutputStream();
      newContent.writeTo(out);
      onWrite.run();
      if (out.size() > failAfter) {
        throw new IOException("torn after " + failAfter + " bytes");
      }
      content = out.toByteArray();
      writes++;
    }
  }
}
