package dev.waymark.redirect.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.disk.DiskFiles;
import dev.waymark.redirect.journal.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real processes, each halted at another point of keeping what it follows.
class ArchiveHaltTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 101, 502, 1003, 1_204})
  void halt_atAStep_leavesWhatAnotherGoesOnWith(int step) throws Exception {
    Path documents = directory.resolve("documents");
    Path log = directory.resolve("log");
    int exit = ChildJvm.run(HaltedArchive.class, log, documents.toString(), Integer.toString(step));
    assertThat(exit).as(Files.readString(log)).isEqualTo(ChildJvm.HALTED);

    var files = new DiskFiles(documents);
    files.lock();
    Replica replica = HaltedArchive.open(files);
    HaltedArchive.follow(replica);

    var newest = new HashMap<String, Published>();
    for (long xid = 1; xid <= HaltedArchive.CHANGES; xid++) {
      Published change = HaltedArchive.change(xid);
      newest.put(change.id(), change);
    }
    var expected = new Fingerprint();
    newest.values().stream().filter(row -> row.body() != null).forEach(expected::add);
    assertThat(replica.fingerprint().count()).isEqualTo(expected.count());
    assertThat(replica.fingerprint().checksum()).isEqualTo(expected.checksum());
    for (Published row : newest.values()) {
      String slug = "slug" + row.id().substring("lnk".length());
      assertThat(Rows.target(replica, slug))
          .isEqualTo(row.body() == null ? null : "https://example.com/" + row.xid());
    }
    replica.close();
  }
}
