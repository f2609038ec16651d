package dev.waymark.redirect.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waymark.click.ClickCodec;
import dev.waymark.click.ProducerMark;
import dev.waymark.redirect.delivery.Transport;
import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The lives of one redirect node, drawn from a seed: clicks, waits for the disk, deliveries that
/// get lost on either way or come again later, databases restored from a backup, disks that fail
/// for a while, time that passes, a clock that is set forwards and back, and ends of the process,
/// of the power, or in good order. A last life delivers what is left.
///
/// What must have come of it is kept in sets of click numbers, with no thought of how journals and
/// marks work.
final class History {
  /// What is promised.
  enum Promise {
    /// No click counts twice.
    ONCE,
    /// A click whose visitor was answered counts, unless a power cut or a restore may take it, or
    /// the node says that it may be missing.
    KEPT,
    /// What is counted is what was clicked.
    UNCHANGED,
    /// No number is declared lost whose click is there.
    NOT_DECLARED_LOST,
    /// What is delivered does not fill the disk for ever.
    LET_GO
  }

  /// A promise that was not kept.
  ///
  /// @param detail for whoever reads the failed test
  record Breach(Promise promise, String detail) {}

  /// What a history is made of. A planted bug overrides one of them.
  interface Parts {
    /// The directory, for one life.
    default DataFiles files(DataFiles files) {
      return files;
    }

    /// The way to the analytics service, for one life.
    default Transport transport(Transport transport) {
      return transport;
    }

    /// The receiving end.
    default FakeAnalytics analytics() {
      return new FakeAnalytics();
    }

    /// What the node is told.
    default Settings settings(Settings settings) {
      return settings;
    }

    /// One turn of the event loop.
    default void click(Node node, long... numbers) {
      node.click(numbers);
    }
  }

  /// The parts as they are.
  static final Parts SOUND = new Parts() {};

  /// A backup of the analytics service.
  private record Backup(int clicks, ProducerMark mark) {}

  private static final int MOST_LIVES = 5;
  private static final int MOST_EVENTS = 30;
  private static final int MOST_STEPS = 200;

  private final SplittableRandom random;
  private final Parts parts;
  private final Settings settings;
  private final boolean restores;
  private final boolean failures;
  private final boolean jumps;
  private final FakeAnalytics analytics;
  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<byte[]> sentBatches = new ArrayList<>();
  private FakeFiles.Disk disk = new FakeFiles.Disk();
  private @Nullable Backup backup;

  // The oracle.

  /// What the node's clock has shown, each time it was moved.
  private final List<Instant> shown = new ArrayList<>(List.of(clock.instant()));

  /// Which of them it showed when a click happened.
  private final Map<Long, Integer> clicked = new LinkedHashMap<>();

  private final Set<Long> answered = new HashSet<>();
  private final Set<Long> excused = new HashSet<>();
  private boolean powerWasCut;
  private boolean wasRestored;
  private long gone;
  private long outlived;

  /// Clicks that the node says may be missing.
  private long admitted;

  private History(long seed, Parts parts) {
    this.random = new SplittableRandom(seed);
    this.parts = parts;
    this.settings =
        new Settings(
            random.nextBoolean() ? Durability.POWER_FAILURE : Durability.PROCESS_FAILURE,
            random.nextBoolean() ? DiskFailurePolicy.AVAILABILITY : DiskFailurePolicy.ACCOUNTING,
            200 + random.nextInt(1000),
            Duration.ofSeconds(random.nextInt(3) * 20L));
    this.restores = random.nextInt(4) == 0;
    this.failures = random.nextInt(4) == 0;
    this.jumps = random.nextBoolean();
    this.analytics = parts.analytics();
  }

  /// Lets a history happen.
  ///
  /// @return the first promise that was broken; null when all were kept
  static @Nullable Breach of(long seed, Parts parts) throws IOException {
    var history = new History(seed, parts);
    try {
      for (int lives = 1 + history.random.nextInt(MOST_LIVES); lives > 0; lives--) {
        history.live();
        history.end();
        history.jump();
      }
      history.settle();
    } catch (FakeAnalytics.Changed e) {
      return new Breach(Promise.UNCHANGED, String.valueOf(e.getMessage()));
    }
    return history.breach();
  }

  private void live() throws IOException {
    var files = new FakeFiles(disk);
    if (random.nextInt(4) > 0) {
      files.haltingAt(1 + random.nextInt(MOST_STEPS));
    }
    Node node = null;
    try {
      node = start(files, this::unreliable);
      for (int events = random.nextInt(MOST_EVENTS); events > 0; events--) {
        happen(node, files);
      }
      if (random.nextInt(4) == 0) {
        node.journal.close();
      }
    } catch (FakeFiles.Halt _) {
      // The next life has to cope with it.
    } finally {
      background.clear();
      if (node != null) {
        leave(node);
      }
    }
  }

  private Node start(FakeFiles files, Transport transport) throws IOException {
    return new Node(
        parts.files(files),
        parts.settings(settings),
        clock,
        parts.transport(transport),
        background::add);
  }

  private void leave(Node node) {
    answered.addAll(node.answered);
    gone += node.delivery.counters().gone();
    admitted += node.journal.counters().lost() + node.journal.counters().undurable();
  }

  private void happen(Node node, FakeFiles files) {
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> click(node, 1 + random.nextInt(4));
      case 4, 5 -> runInBackground(1);
      case 6 -> runInBackground(Integer.MAX_VALUE);
      case 7, 8 -> {
        Duration _ = node.delivery.step();
      }
      case 9 -> move(Duration.ofSeconds(random.nextInt(30)));
      case 10 -> jump();
      case 11 -> deliverAgain();
      case 12 -> failOrRecover(files);
      default -> backUpOrRestore();
    }
  }

  private void move(Duration by) {
    clock.advance(by);
    shown.add(clock.instant());
  }

  /// Sets the clock forwards or back, by seconds or days.
  private void jump() {
    if (jumps) {
      Duration by = Duration.ofSeconds(random.nextLong(1L << random.nextInt(20)));
      move(random.nextBoolean() ? by : by.negated());
    }
  }

  /// Clicks are numbered when they happen; they reach the journal in another order.
  private void click(Node node, int count) {
    var numbers = new long[count];
    for (int i = count - 1; i >= 0; i--) {
      numbers[i] = clicked.size() + 1L;
      clicked.put(numbers[i], shown.size() - 1);
    }
    parts.click(node, numbers);
  }

  private void runInBackground(int tasks) {
    for (int left = tasks; left > 0 && !background.isEmpty(); left--) {
      background.remove().run();
    }
  }

  private Transport.Reply unreliable(byte[] batch) {
    sentBatches.add(batch);
    return switch (random.nextInt(4)) {
      case 0 -> new Transport.Failed("lost on the way");
      case 1 -> {
        Transport.Reply _ = analytics.deliver(batch.clone());
        yield new Transport.Failed("lost on the way back");
      }
      default -> analytics.deliver(batch.clone());
    };
  }

  /// A network may keep a batch for long, and hand it over when nobody waits any more.
  private void deliverAgain() {
    if (!sentBatches.isEmpty()) {
      byte[] batch = sentBatches.get(random.nextInt(sentBatches.size()));
      Transport.Reply _ = analytics.deliver(batch.clone());
    }
  }

  private void failOrRecover(FakeFiles files) {
    if (failures) {
      files.capacity = random.nextBoolean() ? random.nextInt(1000) : Long.MAX_VALUE;
      files.refuseCreates = random.nextInt(4) == 0;
      files.refuseTruncates = random.nextInt(4) == 0;
      files.refuseSyncs = random.nextBoolean();
    }
  }

  private void backUpOrRestore() {
    if (!restores || analytics.producers().isEmpty()) {
      return;
    }
    if (backup == null) {
      backup = new Backup(analytics.clicks().size(), analytics.mark());
    } else {
      for (long click : analytics.clicks().subList(backup.clicks, analytics.clicks().size())) {
        if (mayBeGone(click)) {
          excused.add(click);
        }
      }
      analytics.restore(backup.clicks, backup.mark, analytics.producers().getFirst());
      backup = null;
      wasRestored = true;
    }
  }

  /// Whether the node's clock has gone forward by the retention since a click, be it by itself or
  /// because it was set; where it was set back, from the earliest that it has shown since.
  private boolean mayBeGone(long click) {
    Instant earliest = Instant.MAX;
    for (Instant reading : shown.subList(clicked.getOrDefault(click, shown.size()), shown.size())) {
      earliest = reading.isBefore(earliest) ? reading : earliest;
      if (!reading.isBefore(earliest.plus(settings.retention()))) {
        return true;
      }
    }
    return false;
  }

  /// What is left of the disk when the process has ended.
  private void end() {
    if (random.nextInt(3) > 0) {
      return;
    }
    powerWasCut = true;
    if (settings.durability() == Durability.PROCESS_FAILURE) {
      List<String> left =
          disk.surviving().stream().map(bytes -> new String(bytes, ISO_8859_1)).toList();
      for (long click : answered) {
        String record = recordOf(click);
        if (left.stream().noneMatch(content -> content.contains(record))) {
          excused.add(click);
        }
      }
    }
    disk = disk.afterPowerCut(random);
  }

  private static String recordOf(long click) {
    ByteBuffer record = ByteBuffer.allocate(ClickCodec.MAX_BYTES);
    ClickCodec.write(Clicks.click(click), record);
    return new String(record.array(), 0, record.position(), ISO_8859_1);
  }

  /// A last life, in which nothing goes wrong and everything is delivered.
  private void settle() throws IOException {
    Node node = start(new FakeFiles(disk), analytics);
    click(node, 2);
    runInBackground(Integer.MAX_VALUE);
    node.deliver();
    click(node, 1);
    runInBackground(Integer.MAX_VALUE);
    node.deliver();
    outlive(node);
    leave(node);
  }

  /// Goes on until the segments of earlier lives are gone, or should be. While the clock goes
  /// right, each of them waits for its retention, and once more for each one after it whose time
  /// the clock comes past.
  private void outlive(Node node) {
    int atMost = 2 * disk.segments().size();
    for (int times = 0; times < atMost && segmentsBefore(node) > 0; times++) {
      move(settings.retention());
      click(node, 1);
      runInBackground(Integer.MAX_VALUE);
      node.deliver();
    }
    outlived = segmentsBefore(node);
  }

  private long segmentsBefore(Node node) {
    String ofThisLife = "-%010d.clicks".formatted(node.journal.epoch());
    return disk.segments().stream().filter(name -> !name.endsWith(ofThisLife)).count();
  }

  private @Nullable Breach breach() {
    var counted = new HashSet<Long>();
    for (long click : analytics.clicks()) {
      if (!clicked.containsKey(click)) {
        return new Breach(Promise.UNCHANGED, "nobody made click " + click);
      }
      if (!counted.add(click)) {
        return new Breach(Promise.ONCE, "click " + click + " counts twice");
      }
    }
    var missing = new HashSet<>(answered);
    missing.removeAll(counted);
    missing.removeAll(excused);
    if (missing.size() > admitted) {
      return new Breach(
          Promise.KEPT, missing + " were answered and do not count, " + admitted + " are admitted");
    }
    if (!failures && !powerWasCut && !wasRestored && analytics.lost() + gone > 0) {
      return new Breach(
          Promise.NOT_DECLARED_LOST, analytics.lost() + " noted, " + gone + " reported");
    }
    if (outlived > 0) {
      return new Breach(Promise.LET_GO, outlived + " segments are delivered and stay");
    }
    return null;
  }
}
