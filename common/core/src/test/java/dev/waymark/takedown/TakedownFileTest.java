package dev.waymark.takedown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.takedown.TakedownFile.Changed;
import dev.waymark.takedown.TakedownFile.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakedownFileTest {
  @TempDir private Path directory;
  private Path path = Path.of("");
  private TakedownFile file = new TakedownFile(path);

  @BeforeEach
  void start() {
    path = directory.resolve("takedowns");
    file = new TakedownFile(path);
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text);
  }

  /// The subjects that a look has found; null when it has found nothing new.
  private @Nullable List<String> changed() {
    return switch (file.look()) {
      case Changed(TakedownList list) ->
          list.reasons().keySet().stream().map(Takedown::subject).toList();
      case Unreadable unreadable -> throw new AssertionError(unreadable);
      case null -> null;
    };
  }

  @Test
  void look_theFirstTime_readsAtOnce() throws IOException {
    write("a.example");
    assertThat(changed()).containsExactly("a.example");
    assertThat(changed()).isNull();
  }

  @Test
  void look_changed_countsOnceItStays() throws IOException {
    write("a.example");
    changed();
    write("");
    assertThat(changed()).isNull();
    write("a.example\nb.example");
    assertThat(changed()).isNull();
    assertThat(changed()).containsExactly("a.example", "b.example");
    assertThat(changed()).isNull();
  }

  @Test
  void look_replacedByAnother_isRead() throws IOException {
    write("a.example");
    changed();
    Path other = Files.writeString(directory.resolve("other"), "b.example");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(path));
    Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
    assertThat(changed()).isNull();
    assertThat(changed()).containsExactly("b.example");
  }

  @Test
  void look_sameTimeAndLength_isReadInAWhile() throws IOException {
    write("a.example");
    FileTime time = Files.getLastModifiedTime(path);
    changed();
    write("b.example");
    Files.setLastModifiedTime(path, time);
    List<String> found = null;
    for (int looks = 0; found == null && looks < 20; looks++) {
      found = changed();
    }
    assertThat(found).containsExactly("b.example");
  }

  @Test
  void look_gone_saysSoOnceAndHoldsWhatItSaid() throws IOException {
    write("a.example");
    changed();
    Files.delete(path);
    assertThat(file.look()).isInstanceOf(Unreadable.class);
    assertThat(file.look()).isNull();
    write("a.example");
    assertThat(file.look()).isNull();
    Files.delete(path);
    assertThat(file.look()).isInstanceOf(Unreadable.class);
    write("b.example");
    assertThat(changed()).isNull();
    assertThat(changed()).containsExactly("b.example");
  }

  @Test
  void look_notThereAtFirst_isReadOnceItIs() throws IOException {
    assertThat(file.look()).isInstanceOf(Unreadable.class);
    write("a.example");
    assertThat(changed()).containsExactly("a.example");
  }

  @Test
  void look_aDirectoryOrTooMuch_isUnreadable() throws IOException {
    Files.createDirectory(path);
    assertThat(file.look()).isInstanceOf(Unreadable.class);
    Files.delete(path);
    Files.write(path, new byte[TakedownFile.MAX_BYTES + 1]);
    file.look();
    Files.writeString(path, "a.example");
    assertThat(changed()).containsExactly("a.example");
  }
}
