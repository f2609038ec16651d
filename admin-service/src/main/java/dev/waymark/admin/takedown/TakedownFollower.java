package dev.waymark.admin.takedown;

import dev.waymark.takedown.TakedownFile;
import dev.waymark.takedown.TakedownList;
import dev.waymark.takedown.TakedownList.LineFault;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Follows the file of takedowns, where there is one.
@Singleton
class TakedownFollower {
  private final TakedownRegister register;
  private final @Nullable TakedownFile file;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("takedown-file").daemon().factory());
  private final AtomicLong faulty = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  /// What the file says and the database does not yet; null when they agree.
  private @Nullable TakedownList pending;

  private boolean failing;

  TakedownFollower(TakedownRegister register, TakedownSettings settings, MeterRegistry registry) {
    this.register = register;
    this.file = settings.file().map(TakedownFile::new).orElse(null);
    Gauge.builder("waymark.takedowns.file.faulty", faulty, AtomicLong::get)
        .description("Lines of the file of takedowns that cannot be read: alarm above 0.")
        .register(registry);
    FunctionCounter.builder("waymark.takedowns.file.failures", failures, AtomicLong::get)
        .description("Times that the file of takedowns could not be followed: alarm when it rises.")
        .register(registry);
  }

  void start(@Observes StartupEvent event) {
    if (file != null) {
      var _ =
          timer.scheduleWithFixedDelay(
              this::look, 0, TakedownFile.PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  /// Never throws.
  void look() {
    try {
      if (file != null) {
        note(file.look());
      }
      if (pending != null) {
        register.follow(pending);
        pending = null;
        failing = false;
      }
    } catch (RuntimeException e) {
      if (!failing) {
        failures.incrementAndGet();
        Log.warnf("the file of takedowns is not followed yet; trying again: %s", e.getMessage());
      }
      failing = true;
    }
  }

  private void note(TakedownFile.@Nullable Found found) {
    switch (found) {
      case TakedownFile.Changed(TakedownList list) -> {
        pending = list;
        faulty.set(list.faulty());
        for (LineFault fault : list.faults()) {
          Log.warnf(
              "A line of the file of takedowns is left out line=%d: %s",
              fault.line(), fault.detail());
        }
      }
      case TakedownFile.Unreadable(String reason) -> {
        failures.incrementAndGet();
        Log.errorf("The file of takedowns is of no use, what it said before holds: %s", reason);
      }
      case null -> {
        // As it was.
      }
    }
  }
}
