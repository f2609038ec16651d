package dev.waymark.redirect.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.address.TrustedProxies;
import dev.waymark.redirect.journal.ChildJvm;
import dev.waymark.redirect.visit.ClientAddressResolver;
import dev.waymark.visitor.geo.CountryLookup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.quarkus.logging.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<String> ends = new ArrayList<>();
  private final Pulses pulses = new Pulses();
  private final Slots slots = slots(2);
  private final Watchdog watchdog = new Watchdog(pulses, slots, PATIENCE, 0, ends::add);
  private long seconds;

  private static Slots slots(int most) {
    return switch (TrustedProxies.read("")) {
      case TrustedProxies.Reading.Accepted(TrustedProxies none) ->
          new Slots(new ClientAddressResolver(none, null, CountryLookup.unknown()), most, 0);
      case TrustedProxies.Reading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private void look(Watchdog watchdog, int times) {
    for (int i = 0; i < times; i++) {
      seconds++;
      watchdog.look(Duration.ofSeconds(seconds).toNanos());
    }
  }

  private static void beat(AtomicReference<Pulse> pulse, int sockets) {
    pulse.set(pulse.get().next(sockets));
  }

  @Test
  void look_oneEventLoopStandsStill_isUnreadyAndThenEnds() {
    AtomicReference<Pulse> turning = pulses.begin();
    pulses.begin();
    look(watchdog, 1);

    for (int second = 1; second <= 10; second++) {
      assertThat(ends).isEmpty();
      beat(turning, 0);
      look(watchdog, 1);
      assertThat(watchdog.isReady()).as("after %d s", second).isEqualTo(second < 3);
      assertThat(watchdog.wrongFor()).isEqualTo(Duration.ofSeconds(second));
    }

    assertThat(ends).containsExactly("an event loop stands still");
  }

  @Test
  void look_eventLoopTurnsAgain_isReadyAgain() {
    AtomicReference<Pulse> pulse = pulses.begin();
    look(watchdog, 10);
    assertThat(watchdog.isReady()).isFalse();

    beat(pulse, 0);
    look(watchdog, 1);

    assertThat(watchdog.isReady()).isTrue();
    look(watchdog, 9);
    assertThat(ends).isEmpty();
  }

  @Test
  void look_processWasStoppedAsAWhole_doesNotCountThat() {
    pulses.begin();
    look(watchdog, 2);

    seconds += 3_600;
    look(watchdog, 1);

    assertThat(watchdog.wrongFor()).isEqualTo(Duration.ofSeconds(3));
    assertThat(ends).isEmpty();
  }

  @Test
  void look_slotsFullWithoutSockets_ends() {
    AtomicReference<Pulse> pulse = pulses.begin();
    slots.take(new EmbeddedChannel());
    slots.take(new EmbeddedChannel());
    for (int second = 0; second < 30; second++) {
      beat(pulse, 2);
      look(watchdog, 1);
    }
    assertThat(watchdog.isReady()).as("as many sockets as slots").isTrue();

    for (int second = 1; second <= 10; second++) {
      assertThat(ends).isEmpty();
      beat(pulse, 0);
      look(watchdog, 1);
      assertThat(watchdog.isReady()).isEqualTo(second < 3);
    }

    assertThat(ends).containsExactly("2 slots are taken by 0 sockets");
  }

  @Test
  void look_noPatience_neverEnds() {
    var patient = new Watchdog(pulses, slots, Duration.ZERO, 0, ends::add);
    pulses.begin();

    look(patient, 1_000);

    assertThat(patient.isReady()).isTrue();
    assertThat(ends).isEmpty();
  }

  @Test
  void look_serverWhoseEventLoopsStandStill_ends(@TempDir Path directory) throws Throwable {
    var end = new CountDownLatch(1);
    try (var site = new Site(directory)) {
      var watching = new Watchdog(site.pulses(), site.slots(), PATIENCE, 0, ends::add);
      for (int i = 0; i < 4; i++) {
        site.awaitTick();
        look(watching, 1);
        assertThat(watching.isReady()).isTrue();
      }
      site.holdUp(end);
      look(watching, 11);
      assertThat(watching.isReady()).isFalse();
      assertThat(ends).isNotEmpty().containsOnly("an event loop stands still");

      end.countDown();
      site.awaitTick();
      look(watching, 1);
      assertThat(watching.isReady()).isTrue();
    } finally {
      end.countDown();
    }
  }

  /// A process that is to end itself.
  static final class Doomed {
    private Doomed() {}

    public static void main(String[] arguments) {
      System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
      Logger.getLogger("").addHandler(new ConsoleHandler());
      Log.info("begins"); // for the first line of a log takes long
      var pulses = new Pulses();
      pulses.begin();
      var watchdog = new Watchdog(pulses, slots(1), PATIENCE, 0, Halt::because);
      for (int second = 1; second < 100; second++) {
        watchdog.look(Duration.ofSeconds(second).toNanos());
      }
    }
  }

  @Test
  void halt_process_saysWhyAndEndsWithAStatusOfItsOwn(@TempDir Path directory) throws Exception {
    Path log = directory.resolve("log");

    int status = ChildJvm.run(Doomed.class, log);

    assertThat(status).isEqualTo(75);
    assertThat(Files.readString(log))
        .contains(
            "this process answers nobody and is ended: an event loop stands still; status=75");
  }
}
