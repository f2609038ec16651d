package dev.waymark.admin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.channel.ChannelKind;
import dev.waymark.channel.ChannelStatus;
import dev.waymark.publication.ChannelDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FallbackChainTest {
  private final Map<String, ChannelDocument> channels = new HashMap<>();

  private void channel(String key, @Nullable String fallback, ChannelStatus status) {
    channels.put(
        key,
        new ChannelDocument(
            "ws_1",
            key,
            key.toUpperCase(java.util.Locale.ROOT),
            ChannelKind.PHONE,
            "+34612345678",
            null,
            null,
            fallback,
            status));
  }

  @Test
  void cycle_itself_isOne() {
    assertThat(FallbackChain.cycle("a", "A", "a", channels::get)).isEqualTo("A → A");
  }

  @Test
  void cycle_overOthers_isSpelledOutByNames() {
    channel("b", "c", ChannelStatus.ACTIVE);
    channel("c", "a", ChannelStatus.ACTIVE);
    assertThat(FallbackChain.cycle("a", "Sales", "b", channels::get))
        .isEqualTo("Sales → B → C → Sales");
  }

  @Test
  void cycle_chainThatEnds_isNone() {
    channel("b", "c", ChannelStatus.ACTIVE);
    channel("c", null, ChannelStatus.ACTIVE);
    assertThat(FallbackChain.cycle("a", "A", "b", channels::get)).isNull();
    assertThat(FallbackChain.cycle("a", "A", "nobody", channels::get)).isNull();
  }

  @Test
  void hasActive_anyOfTheChain_isEnough() {
    channel("b", "c", ChannelStatus.PASSIVE);
    channel("c", null, ChannelStatus.ACTIVE);
    assertThat(FallbackChain.hasActive("b", channels::get, Instant.EPOCH)).isTrue();
  }

  @Test
  void hasActive_noneOfTheChain_isFalse() {
    channel("b", "c", ChannelStatus.PASSIVE);
    channel("c", null, ChannelStatus.PASSIVE);
    assertThat(FallbackChain.hasActive("b", channels::get, Instant.EPOCH)).isFalse();
    assertThat(FallbackChain.hasActive(null, channels::get, Instant.EPOCH)).isFalse();
    assertThat(FallbackChain.hasActive("nobody", channels::get, Instant.EPOCH)).isFalse();
  }
}
