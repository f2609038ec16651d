package dev.waymark.redirect.replica;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.disk.HeapFiles;
import org.junit.jupiter.api.Test;

/// Which links are kept compiled.
class ResidentsTest {
  private static LiveLink live(int number) {
    Replica replica = Rows.replica(new HeapFiles(), 1);
    replica.apply(Rows.link("lnk", 1, 1, "slug" + number, "https://example.com/"));
    LiveLink live = requireNonNull(Rows.find(replica, "slug" + number));
    assertThat(live.wasVisited()).isTrue();
    return live;
  }

  @Test
  void put_noRoom_visitedOnesStay() {
    var residents = new Residents(3);
    LiveLink hot = live(0);
    residents.put(0, hot);
    for (int row = 1; row < 100; row++) {
      hot.visit();
      residents.put(row, live(row));
      assertThat(residents.get(0)).as("after row %d", row).isSameAs(hot);
      assertThat(residents.get(row)).isNotNull();
    }
    int here = 0;
    for (int row = 0; row < 100; row++) {
      here += residents.get(row) == null ? 0 : 1;
    }
    assertThat(here).isEqualTo(3);
  }

  @Test
  void put_sameRowAgain_takesNoSecondPlace() {
    var residents = new Residents(2);
    residents.put(0, live(0));
    for (int i = 0; i < 10; i++) {
      residents.put(1, live(i));
    }
    assertThat(residents.get(0)).isNotNull();
  }

  @Test
  void evict_andPutAgain_hasOnePlace() {
    var residents = new Residents(2);
    for (int i = 0; i < 10; i++) {
      residents.put(0, live(0));
      residents.evict(0);
      assertThat(residents.get(0)).isNull();
    }
    residents.put(1, live(1));
    residents.put(2, live(2));
    assertThat(residents.get(1)).isNotNull();
    assertThat(residents.get(2)).isNotNull();
  }

  @Test
  void isServed_row_isWhatWasSaid() {
    var residents = new Residents(1);
    residents.serve(0);
    residents.serve(5_000);
    assertThat(residents.isServed(0)).isTrue();
    assertThat(residents.isServed(64)).isFalse();
    assertThat(residents.isServed(5_000)).isTrue();
    assertThat(residents.isServed(1_000_000)).isFalse();
    residents.remove(0);
    assertThat(residents.isServed(0)).isFalse();
  }
}
