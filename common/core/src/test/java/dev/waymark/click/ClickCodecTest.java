package dev.waymark.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.link.UtmParams;
import dev.waymark.visitor.VisitorClass;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /// The format is a promise to journals that are already on disk and to services of other
  /// versions: these bytes never change. Each is {@link ClickEvents#full()} as it was written.
  private static final String BY_VERSION_1 =
      "010000019ca9450a00019ca9450a0012340123456789abcdef01000001024445000000000000"
          + "002a0577735f31066c6e6b5f310572756c65084765726d616e7902420965732d73616c657311"
          + "53616d73756e6720496e7465726e65740664652d64650d6e6577732e6578616d706c65027302"
          + "6d02630274010f3230332e302e3131332e302f3234";

  private static final String BY_VERSION_2 =
      "020000019ca9450a00019ca9450a0012340123456789abcdef01000001024445000000000000"
          + "002a0577735f31066c6e6b5f310572756c65084765726d616e7902420965732d73616c657311"
          + "53616d73756e6720496e7465726e65740664652d64650d6e6577732e6578616d706c65027302"
          + "6d02630274010f3230332e302e3131332e302f3234000000000000000709626f6f6b2d6e6f77";

  private static final String NOW =
      "010000019ca9450a00019ca9450a0012340123456789abcdef01000001024445000000000000"
          + "002a0577735f31066c6e6b5f310572756c65084765726d616e7902420965732d73616c657311"
          + "53616d73756e6720496e7465726e65740664652d64650d6e6577732e6578616d706c65027302"
          + "6d02630274010f3230332e302e3131332e302f3234000000000000000709626f6f6b2d6e6f77";

  @Test
  void write_fullEvent_givesThePinnedBytes() {
    assertThat(HexFormat.of().formatHex(written(ClickEvents.full()))).isEqualTo(NOW);
  }

  @Test
  void read_whatVersion1Wrote_isTheEventWithoutWhatItLacks() {
    assertThat(read(BY_VERSION_1)).isEqualTo(new ClickCodec.Read(ClickEvents.fullOfVersion1()));
  }

  @Test
  void read_whatVersion2WroteOrIsWrittenNow_isTheEvent() {
    assertThat(read(BY_VERSION_2)).isEqualTo(new ClickCodec.Read(ClickEvents.full()));
    assertThat(read(NOW)).isEqualTo(new ClickCodec.Read(ClickEvents.full()));
  }

  /// The readers of version 1 and 2 took 1 as the first byte, read up to the address and left alone
  /// whatever came behind it. So they read today's bytes as the event without its group.
  @Test
  void write_fullEvent_beginsWithTheBytesOfVersion1() {
    assertThat(NOW).startsWith(BY_VERSION_1);
  }

  @Test
  void read_whatAFutureVersionAppendsTo_isTodaysEvent() {
    assertThat(read(NOW + "0000000000000063" + "0378797a"))
        .isEqualTo(new ClickCodec.Read(ClickEvents.full()));
  }

  private static ClickCodec.Result read(String hex) {
    return ClickCodec.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
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
                + " last_resort=4 view=5 tap=6 blocked=7 ");
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

  @ParameterizedTest
  @ValueSource(bytes = {3, 9, 0, -1})
  void read_whatNeedsAnotherVersion_saysSo(byte needs) {
    byte[] bytes = written(ClickEvents.full());
    bytes[0] = needs;
    assertThat(ClickCodec.read(ByteBuffer.wrap(bytes)))
        .isEqualTo(new ClickCodec.Unreadable("Format version " + needs + " is not known here."));
  }

  /// Between groups it is whole: only there an older version ended.
  @Test
  void read_cutAnywhereButBetweenGroups_isUnreadable() {
    byte[] bytes = written(ClickEvents.full());
    int beforeTheGroup = BY_VERSION_1.length() / 2;
    for (int length = 0; length < bytes.length; length++) {
      ClickCodec.Result reading = ClickCodec.read(ByteBuffer.wrap(bytes, 0, length));
      if (length == beforeTheGroup) {
        assertThat(reading).isEqualTo(new ClickCodec.Read(ClickEvents.fullOfVersion1()));
      } else {
        assertThat(reading)
            .as("cut at " + length)
            .isEqualTo(new ClickCodec.Unreadable("It ends too soon."));
      }
    }
  }

  /// Who put a record aside tries again when this is higher than it was then: it goes up with every
  /// new code and version, and never down.
  @Test
  void reader_today_isTheVersionAndTheNumberOfAllCodes() {
    assertThat(ClickCodec.READER).isEqualTo(2 + 4 + 8 + 3 + 7 + 250);
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
