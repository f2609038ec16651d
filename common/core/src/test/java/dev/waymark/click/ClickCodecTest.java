package dev.waymark.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.link.UtmParams;
import dev.waymark.visitor.VisitorClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClickCodecTest {
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void read_whatWasWritten_isTheSameEvent() {
    assertThat(roundTrip(ClickEvents.full())).isEqualTo(ClickEvents.full());
    assertThat(roundTrip(ClickEvents.bare())).isEqualTo(ClickEvents.bare());
    for (int i = 0; i < 2000; i++) {
      ClickEvent event = ClickEvents.random(random);
      assertThat(roundTrip(event)).as("case " + i).isEqualTo(event);
    }
  }

  /// The format is a promise to journals that are already on disk: these bytes never change.
  private static final String PINNED =
      "0000019ca9450a00" // time
          + "019ca9450a001234"
          + "0123456789abcdef" // id
          + "01" // scan
          + "00" // human
          + "00" // redirect
          + "01" // mobile
          + "02" // Android
          + "4445" // DE
          + "000000000000002a" // visitor
          + text("ws_1")
          + text("lnk_1")
          + text("rule")
          + text("Germany")
          + text("B")
          + text("es-sales")
          + text("Samsung Internet")
          + text("de-de")
          + text("news.example")
          + text("s")
          + text("m")
          + text("c")
          + text("t")
          + "01" // present and empty
          + text("203.0.113.0/24");

  @Test
  void write_fullEvent_givesThePinnedBytes() {
    assertThat(HexFormat.of().formatHex(written(ClickEvents.full())))
        .isEqualTo("02" + PINNED + "0000000000000007" + text("book-now"));
  }

  @Test
  void read_theVersionBefore_isTheEventWithoutWhatItLacks() {
    byte[] before = HexFormat.of().parseHex("01" + PINNED);
    assertThat(ClickCodec.read(ByteBuffer.wrap(before)))
        .isEqualTo(new ClickCodec.Read(ClickEvents.fullOfVersion1()));
  }

  private static String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().toHexDigits((byte) (bytes.length + 1)) + HexFormat.of().formatHex(bytes);
  }

  @Test
  void codes_ofEveryConstant_stayWhatTheyAre() {
    var codes = new StringBuilder();
    for (VisitorClass visitor : VisitorClass.values()) {
      byte[] bytes = written(with(visitor, Outcome.REDIRECT));
      codes.append(visitor.key()).append('=').append(bytes[26]).append(' ');
    }
    for (Outcome outcome : Outcome.values()) {
      byte[] bytes = written(with(VisitorClass.HUMAN, outcome));
      codes.append(outcome.key()).append('=').append(bytes[27]).append(' ');
    }
    assertThat(codes)
        .hasToString(
            "human=0 bot=1 preview=2 prefetch=3 redirect=0 page=1 preview_page=2 expired=3"
                + " last_resort=4 view=5 tap=6 ");
  }

  @Test
  void write_longText_isCutAtTheLimit() {
    ClickEvent event = withRule("x".repeat(ClickCodec.MAX_TEXT) + "y");
    assertThat(roundTrip(event).rule()).isEqualTo("x".repeat(ClickCodec.MAX_TEXT));
  }

  @Test
  void write_halfASurrogatePair_becomesTheReplacementCharacter() {
    assertThat(roundTrip(withRule("a\uD83D")).rule()).isEqualTo("a\uFFFD");
    assertThat(roundTrip(withRule("\uDE00b")).rule()).isEqualTo("\uFFFDb");
    String atTheLimit = "x".repeat(ClickCodec.MAX_TEXT - 1) + "\uD83D\uDE00";
    assertThat(roundTrip(withRule(atTheLimit)).rule())
        .isEqualTo("x".repeat(ClickCodec.MAX_TEXT - 1) + '\uFFFD');
  }

  @Test
  void write_longestEvent_fitsTheBoundAndAFrame() {
    String longest = "\uFFFC".repeat(ClickCodec.MAX_TEXT);
    var utm = new UtmParams(longest, longest, longest, longest, longest);
    var event =
        new ClickEvent(
            new ClickId(0, 0),
            0,
            longest,
            longest,
            longest,
            longest,
            longest,
            longest,
            VisitorClass.HUMAN,
            false,
            Outcome.REDIRECT,
            null,
            null,
            null,
            longest,
            longest,
            longest,
            utm,
            0,
            longest,
            Long.MAX_VALUE,
            longest);
    assertThat(written(event)).hasSize(ClickCodec.MAX_BYTES);
    assertThat(ClickCodec.MAX_BYTES).isLessThanOrEqualTo(RecordFrame.MAX_PAYLOAD);
    assertThat(roundTrip(event)).isEqualTo(event);
  }

  @Test
  void read_moreThanIsKnownHere_leavesTheRestAlone() {
    byte[] bytes = written(ClickEvents.full());
    ByteBuffer newer = ByteBuffer.allocate(bytes.length + 3).put(bytes).put(new byte[] {1, 2, 3});
    assertThat(ClickCodec.read(newer.flip())).isEqualTo(new ClickCodec.Read(ClickEvents.full()));
  }

  @Test
  void read_anotherVersion_saysSo() {
    byte[] bytes = written(ClickEvents.full());
    bytes[0] = 3;
    assertThat(ClickCodec.read(ByteBuffer.wrap(bytes)))
        .isEqualTo(new ClickCodec.Unreadable("Format version 3 is not known here."));
  }

  @Test
  void read_cutAnywhere_isUnreadable() {
    byte[] bytes = written(ClickEvents.full());
    for (int length = 0; length < bytes.length; length++) {
      assertThat(ClickCodec.read(ByteBuffer.wrap(bytes, 0, length)))
          .as("cut at " + length)
          .isInstanceOf(ClickCodec.Unreadable.class);
    }
  }

  @Test
  void read_anyBytes_neverThrows() {
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = written(ClickEvents.random(random));
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertThat(ClickCodec.read(ByteBuffer.wrap(bytes))).isNotNull();
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      assertThat(ClickCodec.read(ByteBuffer.wrap(noise))).isNotNull();
    }
  }

  @Test
  void read_unknownCodes_areNamed() {
    byte[] bytes = written(ClickEvents.full());
    bytes[26] = 9;
    assertThat(ClickCodec.read(ByteBuffer.wrap(bytes)))
        .isEqualTo(new ClickCodec.Unreadable("The class with the code 9 is not known here."));
  }

  private static ClickEvent with(VisitorClass visitor, Outcome outcome) {
    ClickEvent e = ClickEvents.bare();
    return new ClickEvent(
        e.id(),
        e.atMillis(),
        e.workspace(),
        e.link(),
        e.step(),
        null,
        null,
        null,
        visitor,
        false,
        outcome,
        null,
        null,
        null,
        null,
        null,
        null,
        e.utm(),
        0,
        null,
        0,
        null);
  }

  private static ClickEvent withRule(String rule) {
    ClickEvent e = ClickEvents.bare();
    return new ClickEvent(
        e.id(),
        e.atMillis(),
        e.workspace(),
        e.link(),
        e.step(),
        rule,
        null,
        null,
        e.visitorClass(),
        false,
        e.outcome(),
        null,
        null,
        null,
        null,
        null,
        null,
        e.utm(),
        0,
        null,
        0,
        null);
  }

  private static byte[] written(ClickEvent event) {
    ByteBuffer out = ByteBuffer.allocate(ClickCodec.MAX_BYTES);
    ClickCodec.write(event, out);
    var bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private static ClickEvent roundTrip(ClickEvent event) {
    return switch (ClickCodec.read(ByteBuffer.wrap(written(event)))) {
      case ClickCodec.Read read -> read.event();
      case ClickCodec.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }
}
