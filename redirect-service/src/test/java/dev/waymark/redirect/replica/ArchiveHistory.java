package dev.waymark.redirect.replica;

import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.FakeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The lives of what one node keeps, drawn from a seed: changes that the database commits, turns
/// that follow them, visits, disks that fail for a while, files that rot, and ends of the process,
/// of the power, or in good order. A last life follows to the end.
///
/// What must have come of it is what the database says: of each link the newest version.
final class ArchiveHistory {
  /// What is promised.
  enum Promise {
    /// Once it has followed, a node serves what the database has, and knows it.
    EQUAL,
    /// Whatever happens, no visitor is led by a version that a node must not serve any more.
    NEVER_OLD,
    /// What was on the medium is there after the power was cut.
    KEPT,
    /// What nobody needs does not fill the disk for ever.
    BOUNDED
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

    /// Follows the database to a position.
    default void turn(Replica replica, List<Published> news, Position reached) {
      news.forEach(replica::apply);
      replica.rebuild();
      replica.moveTo(reached);
    }
  }

  /// The parts as they are.
  static final Parts SOUND = new Parts() {};

  private static final int MOST_LIVES = 6;
  private static final int MOST_EVENTS = 40;
  private static final int MOST_STEPS = 250;
  private static final int IDS = 6;
  private static final int SLUGS = 5;
  private static final long SEGMENT = 1_000;
  private static final long BETWEEN_CHECKPOINTS = 900;
  private static final int MOST_PENDING = 5_000;
  private static final String ORIGIN = "origin";

  private final SplittableRandom random;
  private final Parts parts;
  private FakeFiles.Disk disk = new FakeFiles.Disk();

  /// Every version, in the order in which the database committed them. The transaction of each is
  /// its place, from 1 on.
  private final List<Published> committed = new ArrayList<>();

  private final Map<String, Integer> versions = new HashMap<>();
  private boolean mayBeRotten;

  /// What this life keeps.
  private @Nullable Archive archive;

  /// How many of the versions were followed when everything was on the medium.
  private int kept;

  private ArchiveHistory(long seed, Parts parts) {
    this.random = new SplittableRandom(seed);
    this.parts = parts;
  }

  /// Plays a history; null when every promise was kept.
  static @Nullable Breach of(long seed, Parts parts) throws IOException {
    return new ArchiveHistory(seed, parts).play();
  }

  private @Nullable Breach play() throws IOException {
    for (int life = random.nextInt(1, MOST_LIVES); life > 0; life--) {
      Breach breach = live(random.nextInt(3) == 0 ? random.nextInt(1, MOST_STEPS) : 0);
      if (breach != null) {
        return breach;
      }
      if (random.nextInt(8) == 0) {
        rot();
      }
    }
    Replica last = open(new FakeFiles(disk));
    Breach breach = checkKept(last);
    breach = breach == null ? follow(last) : breach;
    return breach == null ? check(last, disk) : breach;
  }

  /// @param haltAt the step at which the process is killed; 0 for none
  private @Nullable Breach live(int haltAt) throws IOException {
    var files = new FakeFiles(disk);
    if (haltAt > 0) {
      files.haltingAt(haltAt);
    }
    try {
      Replica replica = open(files);
      Breach lost = checkKept(replica);
      if (lost != null) {
        return lost;
      }
      for (int event = random.nextInt(MOST_EVENTS); event > 0; event--) {
        Breach breach = event(replica, files);
        if (breach != null) {
          return breach;
        }
      }
      files.refuseCreates = false;
      files.refuseSyncs = false;
      files.capacity = Long.MAX_VALUE;
      if (random.nextBoolean()) {
        replica.close();
        keep(replica);
        return null;
      }
    } catch (FakeFiles.Halt _) {
      // The files are as they were left.
    }
    if (random.nextBoolean()) {
      disk = disk.afterPowerCut(random);
    }
    return null;
  }

  private Replica open(FakeFiles files) {
    archive = new Archive(parts.files(files), SEGMENT, MOST_PENDING, BETWEEN_CHECKPOINTS);
    return Rows.replica(archive, random.nextInt(1, IDS), Runnable::run);
  }

  private @Nullable Breach event(Replica replica, FakeFiles files) throws IOException {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> commit();
      case 3 -> {
        commit();
        commit();
      }
      case 4 -> {
        if (random.nextInt(4) == 0) {
          files.refuseSyncs = !files.refuseSyncs;
          files.refuseCreates = files.refuseSyncs;
          files.capacity = files.refuseSyncs ? random.nextInt(200) : Long.MAX_VALUE;
        }
      }
      case 5 -> replica.count("lnk" + random.nextInt(IDS), random.nextInt(1_000));
      case 6 -> sync(replica);
      default -> {
        return followSome(replica);
      }
    }
    return null;
  }

  private void sync(Replica replica) {
    Archive to = Objects.requireNonNull(archive);
    long failures = to.failures();
    replica.sync();
    if (to.failures() == failures) {
      keep(replica);
    }
  }

  private void keep(Replica replica) {
    Position position = replica.position();
    if (position != null) {
      kept = seen(position);
    }
  }

  private static int seen(Position position) {
    return (int) position.xmax() - 1;
  }

  private void commit() {
    String id = "lnk" + random.nextInt(IDS);
    int version = versions.merge(id, 1, Integer::sum);
    long xid = committed.size() + 1L;
    committed.add(
        random.nextInt(4) == 0
            ? Rows.tombstone(id, version, xid)
            : Rows.link(
                id, version, xid, "slug" + random.nextInt(SLUGS), "https://example.com/" + xid));
  }

  /// A turn, or one that the disk does not let pass.
  private @Nullable Breach followSome(Replica replica) throws IOException {
    try {
      return follow(replica);
    } catch (UncheckedIOException _) {
      return null;
    }
  }

  private @Nullable Breach follow(Replica replica) throws IOException {
    Position from = replica.position();
    var reached = new Position(ORIGIN, "%1$d:%1$d:".formatted(committed.size() + 1));
    if (from == null) {
      load(replica, reached);
    } else {
      int seen = seen(from);
      if (seen > committed.size()) {
        return new Breach(Promise.EQUAL, "a position that never was: " + from);
      }
      parts.turn(replica, committed.subList(seen, committed.size()), reached);
    }
    if (replica.fingerprint().checksum() != expected().checksum() && mayBeRotten) {
      load(replica, reached);
    }
    return check(replica, null);
  }

  private void load(Replica replica, Position reached) {
    Replica.FullLoad load = replica.fullLoad();
    newest(committed).values().forEach(load::row);
    load.finish(reached);
    replica.moveTo(reached);
  }

  private static Map<String, Published> newest(List<Published> commits) {
    var newest = new HashMap<String, Published>();
    commits.forEach(row -> newest.put(row.id(), row));
    return newest;
  }

  private Fingerprint expected() {
    var expected = new Fingerprint();
    newest(committed).values().stream().filter(row -> row.body() != null).forEach(expected::add);
    return expected;
  }

  /// @param kept what is on the disk; null to leave that alone
  private @Nullable Breach check(Replica replica, FakeFiles.@Nullable Disk kept) {
    Map<String, Published> newest = newest(committed);
    Fingerprint expected = expected();
    if (replica.fingerprint().checksum() != expected.checksum()
        || replica.fingerprint().count() != expected.count()
        || replica.served() != expected.count()) {
      return new Breach(Promise.EQUAL, "other versions than " + newest.values());
    }
    for (int slug = 0; slug < SLUGS; slug++) {
      String name = "slug" + slug;
      String target = Rows.target(replica, name);
      String right = target(newest, name);
      if (!Objects.equals(target, right) && !(mayBeRotten && target == null)) {
        return new Breach(Promise.NEVER_OLD, name + " leads to " + target + ", not to " + right);
      }
    }
    if (kept != null) {
      long bytes = kept.names().stream().mapToLong(name -> kept.bytes(name).length).sum();
      if (bytes > 10 * SEGMENT) {
        return new Breach(Promise.BOUNDED, bytes + " bytes in " + kept.names());
      }
    }
    return null;
  }

  /// A life begins with what the database said at some time since everything was on the medium.
  private @Nullable Breach checkKept(Replica replica) {
    if (kept == 0 || mayBeRotten) {
      return null;
    }
    for (int commits = kept; commits <= committed.size(); commits++) {
      Map<String, Published> then = newest(committed.subList(0, commits));
      if (IntStream.range(0, SLUGS)
          .mapToObj(slug -> "slug" + slug)
          .allMatch(slug -> Objects.equals(Rows.target(replica, slug), target(then, slug)))) {
        return null;
      }
    }
    return new Breach(Promise.KEPT, "not what the first " + kept + " commits had made");
  }

  private static @Nullable String target(Map<String, Published> newest, String slug) {
    Published claim = null;
    for (Published row : newest.values()) {
      if (row.body() != null
          && row.body().toString().contains("\"" + slug + "\"")
          && (claim == null || row.xid() > claim.xid())) {
        claim = row;
      }
    }
    return claim == null ? null : "https://example.com/" + claim.xid();
  }

  /// Bits of a file change.
  private void rot() {
    List<String> names = disk.names();
    if (!names.isEmpty()) {
      String name = names.get(random.nextInt(names.size()));
      byte[] bytes = disk.bytes(name).clone();
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        disk.put(name, bytes);
        mayBeRotten = true;
      }
    }
  }
}
