package dev.waymark.redirect.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.redirect.counter.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitedLinksTest {
  private final Replica replica = Rows.replica();
  private final Limits limits = replica.limits();

  private void publish(String id, long version, @Nullable Long maxClicks) {
    var document =
        new LinkDocument(
            id,
            "ws_1",
            null,
            id,
            new Lifecycle(true, null, null, maxClicks, null),
            null,
            Destinations.to("https://example.com/"),
            Finish.NONE);
    replica.apply(Rows.link(id, version, version, document.toJson().toString()));
  }

  @Test
  void published_linksWithALimit_areThoseAndTheirCounts() {
    publish("lnk_1", 1, 100L);
    publish("lnk_2", 1, null);
    replica.count("lnk_1", 7);
    replica.count("lnk_2", 8);

    assertThat(limits.published()).containsOnlyKeys("lnk_1").containsEntry("lnk_1", 7L);
  }

  @Test
  void published_limitComesChangesAndGoes_follows() {
    publish("lnk_1", 1, null);
    assertThat(limits.published()).isEmpty();
    publish("lnk_1", 2, 5L);
    replica.count("lnk_1", 3);
    publish("lnk_1", 3, 6L);
    assertThat(limits.published()).containsEntry("lnk_1", 3L);
    publish("lnk_1", 4, null);
    assertThat(limits.published()).isEmpty();

    publish("lnk_1", 5, 5L);
    replica.apply(Rows.tombstone("lnk_1", 6, 6));
    assertThat(limits.published()).isEmpty();
  }

  @Test
  void isComplete_beforeALoad_isNot() {
    assertThat(limits.isComplete()).isFalse();
    replica.fullLoad().finish(new Position("origin", "1:1:"));
    assertThat(limits.isComplete()).isTrue();
  }
}
