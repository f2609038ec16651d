package dev.waymark.redirect.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.journal.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Real processes, each halted at another point of saving what was served.
class SaverHaltTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void halt_atAPoint_leavesTheOldOrTheNew(HaltedSaver.Point point) throws Exception {
    Path path = directory.resolve("links");
    Path log = directory.resolve("log");
    int exit = ChildJvm.run(HaltedSaver.class, log, path.toString(), point.name());
    assertThat(exit).as(Files.readString(log)).isEqualTo(ChildJvm.HALTED);

    var file = new LastKnownGood(new DiskFile(path));
    int left = point == HaltedSaver.Point.REPLACED ? 2 : 1;
    assertThat(file.read()).isEqualTo(HaltedSaver.content(left));
    file.write(HaltedSaver.content(3));
    assertThat(file.read()).isEqualTo(HaltedSaver.content(3));
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
  }
}
