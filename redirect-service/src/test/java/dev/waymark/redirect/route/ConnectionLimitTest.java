package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionLimitTest {
  @Test
  void enter_full_isRefusedUntilOneLeaves() {
    var limit = new ConnectionLimit(2);

    assertThat(limit.enter()).isTrue();
    assertThat(limit.enter()).isTrue();
    assertThat(limit.enter()).isFalse();
    assertThat(limit.open()).isEqualTo(2);
    limit.leave();
    assertThat(limit.enter()).isTrue();
  }
}
