package dev.waymark.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private long now = Long.MAX_VALUE - 7;
  private final List<String> log = new ArrayList<>();
  private final Refusals refusals = new Refusals(() -> now, log::add);

  @Test
  void tell_one_saysWhoFromWhereAndWhat() {
    refusals.tell(403, "key_1@ws_1", "192.0.2.7", "GET /api/workspaces/{ws}/links ws=ws_2");
    assertThat(log)
        .containsExactly(
            "Refused status=403 who=key_1@ws_1 from=192.0.2.7"
                + " what=GET /api/workspaces/{ws}/links ws=ws_2");
  }

  @Test
  void tell_thousands_leavesOutAndSaysHowMany() {
    for (int i = 0; i < 3_000; i++) {
      refusals.tell(401, "nobody", "192.0.2.7", "GET /");
    }
    assertThat(log).hasSize(Refusals.LINES_A_MINUTE);
    now += Duration.ofMinutes(1).toNanos();
    refusals.tell(401, "nobody", "192.0.2.7", "GET /");
    refusals.tell(401, "nobody", "192.0.2.7", "GET /");
    assertThat(log).hasSize(Refusals.LINES_A_MINUTE + 2);
    assertThat(log.get(Refusals.LINES_A_MINUTE)).endsWith(" leftOut=2970");
    assertThat(log.getLast()).doesNotContain("leftOut");
  }

  @Test
  void tell_textThatWouldForgeALine_isMadePlain() {
    refusals.tell(404, "a\r\nINFO all is well", "\u001B[2Jx", "é\u0085\u2028" + "y".repeat(500));
    assertThat(log.getFirst())
        .isEqualTo(
            "Refused status=404 who=a??INFO all is well from=?[2Jx what=???"
                + "y".repeat(97)
                + "...");
  }

  @Test
  void tell_keyWhereNoneBelongs_isNotShown() {
    String key = Secret.generate(new SplittableRandom(1)).text();
    refusals.tell(404, "nobody", "192.0.2.7", "GET /api/workspaces/{ws} ws=" + key);
    assertThat(log.getFirst()).doesNotContain(key.substring(4)).endsWith("ws=wmk_...");
  }
}
