package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.address.TrustedProxies;
import dev.waymark.redirect.visit.ClientAddressResolver;
import dev.waymark.visitor.geo.CountryLookup;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {
  private static final String ONE = "203.0.113.1";
  private static final String NEIGHBOUR = "203.0.113.99";
  private static final String OTHER = "198.51.100.1";
  private static final String PROXY = "10.0.0.1";

  /// An open connection from an address.
  private static final class From extends EmbeddedChannel {
    private final InetAddress address;

    From(String address) {
      this.address = InetAddress.ofLiteral(address);
    }

    void hangUp() {
      var _ = close();
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return new InetSocketAddress(address, 50_000);
    }
  }

  private static Slots slots(int most, int ofANetwork) {
    return switch (TrustedProxies.read("10.0.0.0/8")) {
      case TrustedProxies.Reading.Accepted(TrustedProxies proxies) ->
          new Slots(
              new ClientAddressResolver(proxies, null, CountryLookup.unknown()), most, ofANetwork);
      case TrustedProxies.Reading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static From taken(Slots slots, String address, boolean busy) {
    var channel = new From(address);
    Objects.requireNonNull(slots.take(channel), "refused").busy(busy);
    return channel;
  }

  @Test
  void take_allTaken_isRefusedUntilAChannelCloses() {
    Slots slots = slots(2, 0);
    From first = taken(slots, ONE, false);
    var second = new From(ONE);

    assertThat(slots.take(second)).isNotNull().isSameAs(slots.take(second));
    assertThat(slots.take(new From(OTHER))).isNull();
    assertThat(slots.taken()).isEqualTo(2);
    first.hangUp();
    first.hangUp();
    assertThat(slots.taken()).isEqualTo(1);
    assertThat(slots.take(new From(OTHER))).isNotNull();
  }

  @Test
  void take_channelThatIsClosedAlready_leavesNothingTaken() {
    Slots slots = slots(2, 1);
    var closed = new From(ONE);
    closed.hangUp();

    slots.take(closed);

    assertThat(slots.taken()).isZero();
    assertThat(slots.networks()).isZero();
  }

  @ParameterizedTest(name = "after {0}: {1}")
  @CsvSource({
    "203.0.113.99, true",
    "203.0.114.1, false",
    "2001:db8:0:1::1, false",
    "10.0.0.1, false"
  })
  void take_networkAboveItsBound_closesItsOldestIdle(String address, boolean closes) {
    Slots slots = slots(100, 2);
    From busy = taken(slots, ONE, true);
    From idle = taken(slots, ONE, false);

    From next = taken(slots, address, false);

    idle.runPendingTasks();
    assertThat(idle.isOpen()).isNotEqualTo(closes);
    assertThat(busy.isOpen()).isTrue();
    assertThat(next.isOpen()).isTrue();
    assertThat(slots.taken()).isEqualTo(closes ? 2 : 3);
    assertThat(slots.exchanged()).isEqualTo(closes ? 1 : 0);
  }

  @Test
  void take_networkWithoutIdleOnes_isLetInUntilNearlyAllAreTaken() {
    Slots slots = slots(20, 2);
    List<From> busy = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      busy.add(taken(slots, ONE, true));
    }

    assertThat(slots.take(new From(NEIGHBOUR))).as("nine tenths are taken").isNull();
    assertThat(slots.take(new From(OTHER))).isNotNull();
    assertThat(slots.take(new From(PROXY))).isNotNull();
    assertThat(slots.take(new From(PROXY))).as("all are taken").isNull();

    busy.forEach(From::hangUp);
    assertThat(slots.take(new From(NEIGHBOUR))).isNotNull();
  }

  @Test
  void take_allTakenByOthers_exchangesAnIdleOneOfTheSameNetwork() {
    Slots slots = slots(3, 2);
    From idle = taken(slots, ONE, false);
    From other = taken(slots, OTHER, false);
    taken(slots, OTHER, false);

    assertThat(slots.take(new From(NEIGHBOUR))).isNotNull();

    idle.runPendingTasks();
    other.runPendingTasks();
    assertThat(idle.isOpen()).isFalse();
    assertThat(other.isOpen()).isTrue();
    assertThat(slots.taken()).isEqualTo(3);
  }

  @Test
  void exchange_usedAgainBeforeItIsClosed_staysOpenAndCounts() {
    Slots slots = slots(100, 1);
    var idle = new From(ONE);
    Seat seat = Objects.requireNonNull(slots.take(idle));
    seat.busy(false);
    taken(slots, NEIGHBOUR, true);
    seat.busy(true);

    idle.runPendingTasks();

    assertThat(idle.isOpen()).isTrue();
    assertThat(slots.exchanged()).isZero();
    idle.hangUp();
    assertThat(slots.taken()).isEqualTo(1);
    assertThat(slots.networks()).isEqualTo(1);
  }

  @Test
  void exchanges_whatStandsStill_areBounded() {
    Slots slots = slots(100, 50);
    for (int i = 0; i < 100; i++) {
      taken(slots, ONE, false);
    }
    int more = 0;
    while (slots.take(new From(ONE)) != null) {
      more++;
    }

    assertThat(more).as("those that are on their way out").isLessThanOrEqualTo(64);
  }

  @Test
  void networks_allClosed_areForgotten() {
    Slots slots = slots(100, 1);
    List<From> open = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      open.add(taken(slots, "203.0." + i + ".1", false));
    }

    assertThat(slots.networks()).isEqualTo(50);
    open.forEach(From::hangUp);
    assertThat(slots.networks()).isZero();
    assertThat(slots.taken()).isZero();
  }
}
