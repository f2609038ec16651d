package dev.waymark.click;

import dev.waymark.link.UtmParams;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.VisitorClass;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Click events for tests.
public final class ClickEvents {
  /// 2026-03-01T12:00:00Z.
  public static final long NOON = 1_772_366_400_000L;

  private ClickEvents() {}

  /// An event with every field set.
  public static ClickEvent full() {
    return full(7, "book-now");
  }

  /// The same as far as version 1 of the format can say it.
  public static ClickEvent fullOfVersion1() {
    return full(0, null);
  }

  private static ClickEvent full(long rulesVersion, @Nullable String entry) {
    return new ClickEvent(
        new ClickId(NOON << 16 | 0x1234, 0x0123456789abcdefL),
        NOON,
        "ws_1",
        "lnk_1",
        "rule",
        "Germany",
        "B",
        "es-sales",
        VisitorClass.HUMAN,
        true,
        Outcome.REDIRECT,
        Country.of("DE"),
        Device.MOBILE,
        OperatingSystem.ANDROID,
        "Samsung Internet",
        "de-de",
        "news.example",
        new UtmParams("s", "m", "c", "t", ""),
        42,
        "203.0.113.0/24",
        rulesVersion,
        entry);
  }

  /// An event with nothing that may be missing.
  public static ClickEvent bare() {
    return new ClickEvent(
        new ClickId(NOON << 16, 0),
        NOON,
        "ws_1",
        "lnk_1",
        "target",
        null,
        null,
        null,
        VisitorClass.BOT,
        false,
        Outcome.EXPIRED,
        null,
        null,
        null,
        null,
        null,
        null,
        UtmParams.NONE,
        0,
        null,
        0,
        null);
  }

  /// Any event at all, of any length and alphabet.
  public static ClickEvent random(RandomGenerator random) {
    return new ClickEvent(
        new ClickId(random.nextLong(), random.nextLong()),
        random.nextLong(),
        "ws_" + random.nextInt(100),
        "lnk_" + random.nextInt(1000),
        "step",
        text(random),
        text(random),
        text(random),
        VisitorClass.values()[random.nextInt(VisitorClass.values().length)],
        random.nextBoolean(),
        Outcome.values()[random.nextInt(Outcome.values().length)],
        random.nextBoolean() ? null : Country.all().get(random.nextInt(Country.all().size())),
        random.nextBoolean() ? null : Device.values()[random.nextInt(Device.values().length)],
        random.nextBoolean()
            ? null
            : OperatingSystem.values()[random.nextInt(OperatingSystem.values().length)],
        text(random),
        text(random),
        text(random),
        new UtmParams(text(random), text(random), text(random), text(random), text(random)),
        random.nextLong(),
        text(random),
        random.nextLong(),
        text(random));
  }

  private static @Nullable String text(RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      return null;
    }
    int length = random.nextInt(random.nextBoolean() ? 8 : 300);
    int bound = random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT;
    var text = new StringBuilder();
    while (text.length() < length) {
      int point = random.nextInt(bound);
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }
}
