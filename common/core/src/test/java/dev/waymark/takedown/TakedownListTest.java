package dev.waymark.takedown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waymark.takedown.Takedown.What;
import dev.waymark.takedown.TakedownList.LineFault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakedownListTest {
  @Test
  void read_lines_areTakedownsWithTheirReasons() {
    TakedownList list =
        TakedownList.read(
            """
            # reported on 2 January
              link  lnk_3v9k  a fake shop  # see the mail

            workspace\tws_3v9k
            host EVIL.example. phishing#1
            bad.example
            host evil.example again\r
            """);
    assertThat(list.reasons())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                new Takedown(What.LINK, "lnk_3v9k"), "a fake shop",
                new Takedown(What.WORKSPACE, "ws_3v9k"), "",
                new Takedown(What.HOST, "evil.example"), "phishing#1",
                new Takedown(What.HOST, "bad.example"), ""));
    assertThat(list.faults()).isEmpty();
  }

  @Test
  void read_malformedLines_areNotedAndKeepNoOther() {
    TakedownList list =
        TakedownList.read(
            """
            host a.example
            hots b.example
            host https://c.example/x
            link sale
            com
            \u0000\uFFFD
            host d.example
            """);
    assertThat(list.reasons().keySet())
        .extracting(Takedown::subject)
        .containsExactly("a.example", "d.example");
    assertThat(list.faults()).extracting(LineFault::line).containsExactly(2, 3, 4, 5, 6);
    assertThat(list.faulty()).isEqualTo(5);
  }

  @Test
  void read_endlessFaults_areCountedButNotKept() {
    TakedownList list = TakedownList.read("nonsense nonsense\n".repeat(10_000) + "a.example");
    assertThat(list.faulty()).isEqualTo(10_000);
    assertThat(list.faults()).hasSize(TakedownList.MOST_FAULTS);
    assertThat(list.reasons()).hasSize(1);
  }

  @Test
  void read_longReason_isCut() {
    TakedownList list = TakedownList.read("host a.example " + "💩".repeat(TakedownList.MAX_REASON));
    assertThat(List.copyOf(list.reasons().values()).getFirst())
        .isEqualTo("💩".repeat(TakedownList.MAX_REASON / 2));
  }

  @Test
  void read_tooMany_isRefusedAsAWhole() {
    var text = new StringBuilder();
    for (int i = 0; i <= TakedownList.MOST; i++) {
      text.append('h').append(i).append(".example\n");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> TakedownList.read(text.toString()));
  }
}
