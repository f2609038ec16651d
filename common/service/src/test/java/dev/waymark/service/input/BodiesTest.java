package dev.waymark.service.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waymark.service.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static final int MOST = 1024 * 1024;
  private static final Duration WITHIN = Duration.ofSeconds(30);

  private final List<Integer> taken = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  private byte[] receive(InputStream body) throws IOException {
    return Bodies.receive(body, MOST, "Too large.", WITHIN, () -> now, taken::add);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Bodies.SMALL, Bodies.SMALL + 1, 100_000, MOST - 1, MOST})
  void receive_anyBodyWithinTheLimit_isTheBody(int size) throws Exception {
    var body = new byte[size];
    for (int i = 0; i < size; i++) {
      body[i] = (byte) (i * 31);
    }
    assertThat(receive(new ByteArrayInputStream(body))).isEqualTo(body);
    assertThat(taken.isEmpty()).isEqualTo(size <= Bodies.SMALL);
    assertThat(taken).allMatch(bytes -> bytes <= MOST + 1);
  }

  @Test
  void receive_oneByteTooMany_isRefusedWithoutReadingOn() {
    var body = new ByteArrayInputStream(new byte[10 * MOST]);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> receive(body))
        .withMessage("Too large.");
    assertThat(body.available()).isEqualTo(10 * MOST - MOST - 1);
  }

  @Test
  void receive_byteByByteForTooLong_isRefused() {
    var trickle =
        new InputStream() {
          private int sent;

          @Override
          public int read() {
            now = now.plusSeconds(1);
            sent++;
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            bytes[from] = (byte) read();
            return 1;
          }
        };
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> receive(trickle))
        .withMessageContaining("within 30 seconds");
    assertThat(trickle.sent).isEqualTo(31);
  }

  @Test
  void receive_noMemoryLeft_allocatesNothingMore() {
    var body = new ByteArrayInputStream(new byte[MOST]);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                Bodies.receive(
                    body,
                    MOST,
                    "Too large.",
                    WITHIN,
                    () -> now,
                    bytes -> {
                      throw new IllegalStateException("none left");
                    }));
    assertThat(body.available()).isEqualTo(MOST - Bodies.SMALL - 1);
  }
}
