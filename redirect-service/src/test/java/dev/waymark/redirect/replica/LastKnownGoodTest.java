package dev.waymark.redirect.replica;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.publication.DocumentKind;
import dev.waymark.redirect.replica.LastKnownGood.Content;
import dev.waymark.redirect.replica.LastKnownGood.Stored;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastKnownGoodTest {
  private static final Content CONTENT =
      new Content(
          new Position("3f6c1b1e-0000-0000-0000-000000000001", "7:9:7,8"),
          List.of(
              new Stored(Rows.link("lnk_1", 3, 30, "sale", "https://one.example/"), 42),
              new Stored(Rows.link("lnk_2", 1, 31, "{\"slug\":\"größe→\"}"), 0),
              new Stored(Rows.row(DocumentKind.DOMAIN, "go.example.com", 2, 32, "{}"), 0)));

  @TempDir private Path directory;
  private Path path;
  private LastKnownGood file;

  @BeforeEach
  void open() {
    path = directory.resolve("deeper").resolve("links");
    file = new LastKnownGood(new DiskFile(path));
  }

  @Test
  void read_nothingWritten_isNothing() {
    assertThat(file.read()).isNull();
  }

  @Test
  void read_written_isTheSame() throws IOException {
    file.write(new Content(CONTENT.position(), List.of()));
    file.write(CONTENT);

    assertThat(file.read()).isEqualTo(CONTENT);
    try (Stream<Path> files = Files.list(path.getParent())) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void read_writtenBeforeThereWereOtherDocuments_hasItsLinks() throws IOException {
    Stored link = CONTENT.documents().getFirst();
    byte[] body = requireNonNull(link.row().body()).utf8();
    var bytes = new ByteArrayOutputStream();
    var checked = new CheckedOutputStream(bytes, new CRC32C());
    try (var out = new DataOutputStream(checked)) {
      out.writeLong(0x7761796d61726b01L);
      out.writeUTF(CONTENT.position().origin());
      out.writeUTF(CONTENT.position().snapshot());
      out.writeInt(1);
      out.writeUTF(link.row().id());
      out.writeLong(link.row().version());
      out.writeLong(link.row().xid());
      out.writeLong(link.clicks());
      out.writeInt(body.length);
      out.write(body);
      out.writeLong(checked.getChecksum().getValue());
    }
    Files.createDirectories(path.getParent());
    Files.write(path, bytes.toByteArray());

    assertThat(file.read()).isEqualTo(new Content(CONTENT.position(), List.of(link)));
  }

  @Test
  void read_writtenByALaterRelease_hasWhatIsKnown() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var checked = new CheckedOutputStream(bytes, new CRC32C());
    try (var out = new DataOutputStream(checked)) {
      out.writeLong(0x7761796d61726b02L);
      out.writeUTF(CONTENT.position().origin());
      out.writeUTF(CONTENT.position().snapshot());
      out.writeInt(CONTENT.documents().size() + 1);
      write(out, "campaign", CONTENT.documents().getFirst());
      for (Stored document : CONTENT.documents()) {
        write(out, document.row().kind().key(), document);
      }
      out.writeLong(checked.getChecksum().getValue());
    }
    Files.createDirectories(path.getParent());
    Files.write(path, bytes.toByteArray());

    assertThat(file.read()).isEqualTo(CONTENT);
  }

  private static void write(DataOutputStream out, String kind, Stored document) throws IOException {
    byte[] body = requireNonNull(document.row().body()).utf8();
    out.writeUTF(kind);
    out.writeUTF(document.row().id());
    out.writeLong(document.row().version());
    out.writeLong(document.row().xid());
    out.writeLong(document.clicks());
    out.writeInt(body.length);
    out.write(body);
  }

  @Test
  void read_cutAnywhere_isNothing() throws IOException {
    file.write(CONTENT);
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertThat(file.read()).as("first %d of %d bytes", length, whole.length).isNull();
    }
  }

  @Test
  void read_anyBitFlipped_isNothing() throws IOException {
    file.write(CONTENT);
    byte[] whole = Files.readAllBytes(path);
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      Files.write(path, damaged);
      assertThat(file.read()).as("bit %d", bit).isNull();
    }
  }

  @Test
  void read_garbageAppended_isNothing() throws IOException {
    file.write(CONTENT);
    Files.write(path, new byte[] {0}, StandardOpenOption.APPEND);

    assertThat(file.read()).isNull();
  }

  @Test
  void write_failsHalfway_oldContentStays() throws IOException {
    file.write(CONTENT);
    var disk = new DiskFile(path);

    assertThatThrownBy(
            () ->
                disk.replace(
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("no space left");
                    }))
        .hasMessage("no space left");
    assertThat(file.read()).isEqualTo(CONTENT);
  }

  @Test
  void write_diedHalfwayBefore_replaces() throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path.resolveSibling("links.new"), "torn");

    assertThat(file.read()).isNull();
    file.write(CONTENT);
    assertThat(file.read()).isEqualTo(CONTENT);
  }

  @Test
  void write_file_isForItsOwnerOnly() throws IOException {
    file.write(CONTENT);

    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void restore_content_isServed() {
    var snapshot = Rows.replica();
    snapshot.restore(new Content(CONTENT.position(), CONTENT.documents().subList(0, 1)));

    assertThat(Rows.target(snapshot, "sale")).isEqualTo("https://one.example/");
    assertThat(snapshot.position()).isEqualTo(CONTENT.position());
    assertThat(snapshot.links().isComplete()).isTrue();
    assertThat(requireNonNull(Rows.find(snapshot, "sale")).clickCount()).isEqualTo(42);
  }
}
