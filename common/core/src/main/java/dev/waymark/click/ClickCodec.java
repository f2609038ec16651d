package dev.waymark.click;

import dev.waymark.link.UtmParams;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.VisitorClass;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The binary form of a {@link ClickEvent}: about 150 bytes. Writing one allocates nothing; reading
/// one never throws.
///
/// All numbers are big-endian. The first byte is what a reader needs at least: the oldest version
/// of the format whose readers read this record right. A reader refuses, by number, what needs a
/// later version than it knows.
///
/// Layout: needs at least (1 byte), time in milliseconds (8), id (16), flags (1: bit 0 scan), class
/// (1), outcome (1), device (1), operating system (1), country (2 ASCII letters or zeros), visitor
/// (8), then the texts workspace, link, step, rule, variant, channel, browser, language, referrer,
/// the five UTM values, address; then what was appended later, in groups: the rules' version (8)
/// and the text entry. A text is its length in UTF-8 bytes plus one, 0 for null, as a
/// variable-length integer (seven bits a byte, lowest first), and those bytes. Class, outcome,
/// device and system are places in the lists below, which grow at their ends only; for device and
/// system 0 is unknown.
///
/// New fields are only ever appended, as a group that a record has as a whole or not at all. An
/// older reader leaves the groups alone that it does not know; a newer one takes those as absent
/// that the record does not reach. So a group does not raise the first byte, and neither does a new
/// code, which an older reader refuses by itself. What raises it: anything by which an older reader
/// would take a record for another event than it is, such as a field before the groups that is
/// added, dropped, or means something else.
///
/// Journals may hold three forms. Version 1 wrote 1 and ended after the address. Version 2 wrote 2,
/// though it only appended its group, so that readers of version 1 refuse what they could read.
/// Today's form is that of version 2 under a 1: readers of version 1 and 2 take it without the
/// group.
public final class ClickCodec {
  /// The longest text, in UTF-16 units; what is longer is cut there.
  public static final int MAX_TEXT = 512;

  private static final int FIXED_BYTES = 48;
  private static final int TEXTS = 16;
  private static final int MAX_LENGTH_BYTES = 2;
  private static final int MAX_UTF8_PER_CHAR = 3;

  /// No event is longer than this.
  public static final int MAX_BYTES =
      FIXED_BYTES + TEXTS * (MAX_LENGTH_BYTES + MAX_TEXT * MAX_UTF8_PER_CHAR);

  private static final byte NEEDS = 1;
  private static final byte OLDEST = 1;
  private static final byte NEWEST = 2;
  private static final int SCAN = 1;
  private static final char REPLACEMENT = '\uFFFD';

  private static final List<VisitorClass> CLASSES =
      List.of(VisitorClass.HUMAN, VisitorClass.BOT, VisitorClass.PREVIEW, VisitorClass.PREFETCH);
  private static final List<Outcome> OUTCOMES =
      List.of(
          Outcome.REDIRECT,
          Outcome.PAGE,
          Outcome.PREVIEW_PAGE,
          Outcome.EXPIRED,
          Outcome.LAST_RESORT,
          Outcome.VIEW,
          Outcome.TAP,
          Outcome.BLOCKED);
  private static final List<Device> DEVICES = List.of(Device.MOBILE, Device.DESKTOP, Device.TABLET);
  private static final List<OperatingSystem> SYSTEMS =
      List.of(
          OperatingSystem.IOS,
          OperatingSystem.ANDROID,
          OperatingSystem.WINDOWS,
          OperatingSystem.MACOS,
          OperatingSystem.LINUX,
          OperatingSystem.CHROME_OS,
          OperatingSystem.OTHER);

  private static final byte[] CLASS_CODES = codes(CLASSES, VisitorClass.values().length);
  private static final byte[] OUTCOME_CODES = codes(OUTCOMES, Outcome.values().length);
  private static final byte[] DEVICE_CODES = codes(DEVICES, Device.values().length);
  private static final byte[] SYSTEM_CODES = codes(SYSTEMS, OperatingSystem.values().length);

  /// Tells readers apart by how much they can read: it rises with each version and each code that
  /// this class learns. Who could not read a record may try again when this is higher than it was.
  public static final int READER =
      NEWEST
          + CLASSES.size()
          + OUTCOMES.size()
          + DEVICES.size()
          + SYSTEMS.size()
          + Country.all().size();

  private ClickCodec() {}

  /// What came of reading an event.
  public sealed interface Result {}

  /// It was understood.
  public record Read(ClickEvent event) implements Result {}

  /// It was not.
  ///
  /// @param reason a sentence for the operator
  public record Unreadable(String reason) implements Result {}

  private static <E extends Enum<E>> byte[] codes(List<E> list, int constants) {
    if (list.size() != constants) {
      throw new IllegalStateException("A constant has no code yet, beside " + list);
    }
    var codes = new byte[constants];
    for (int code = 0; code < constants; code++) {
      codes[list.get(code).ordinal()] = (byte) code;
    }
    return codes;
  }

  /// Writes an event at the buffer's position.
  ///
  /// @param out big-endian, with {@link #MAX_BYTES} remaining
  public static void write(ClickEvent event, ByteBuffer out) {
    out.put(NEEDS);
    out.putLong(event.atMillis());
    out.putLong(event.id().high());
    out.putLong(event.id().low());
    out.put((byte) (event.scan() ? SCAN : 0));
    out.put(CLASS_CODES[event.visitorClass().ordinal()]);
    out.put(OUTCOME_CODES[event.outcome().ordinal()]);
    Device device = event.device();
    out.put(device == null ? 0 : (byte) (DEVICE_CODES[device.ordinal()] + 1));
    OperatingSystem os = event.os();
    out.put(os == null ? 0 : (byte) (SYSTEM_CODES[os.ordinal()] + 1));
    Country country = event.country();
    out.put(country == null ? 0 : (byte) country.code().charAt(0));
    out.put(country == null ? 0 : (byte) country.code().charAt(1));
    out.putLong(event.visitor());
    writeText(event.workspace(), out);
    writeText(event.link(), out);
    writeText(event.step(), out);
    writeText(event.rule(), out);
    writeText(event.variant(), out);
    writeText(event.channel(), out);
    writeText(event.browser(), out);
    writeText(event.language(), out);
    writeText(event.referrer(), out);
    UtmParams utm = event.utm();
    writeText(utm.source(), out);
    writeText(utm.medium(), out);
    writeText(utm.campaign(), out);
    writeText(utm.term(), out);
    writeText(utm.content(), out);
    writeText(event.address(), out);
    out.putLong(event.rulesVersion());
    writeText(event.entry(), out);
  }

  private static void writeText(@Nullable String text, ByteBuffer out) {
    if (text == null) {
      out.put((byte) 0);
      return;
    }
    int end = Math.min(text.length(), MAX_TEXT);
    int length = utf8Length(text, end) + 1;
    if (length < 0x80) {
      out.put((byte) length);
    } else {
      out.put((byte) (length | 0x80));
      out.put((byte) (length >>> 7));
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out.put((byte) c);
      } else if (c < 0x800) {
        out.put((byte) (0xC0 | c >>> 6));
        out.put((byte) (0x80 | (c & 0x3F)));
      } else if (isPair(text, i, end)) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        out.put((byte) (0xF0 | point >>> 18));
        out.put((byte) (0x80 | (point >>> 12 & 0x3F)));
        out.put((byte) (0x80 | (point >>> 6 & 0x3F)));
        out.put((byte) (0x80 | (point & 0x3F)));
      } else {
        char shown = Character.isSurrogate(c) ? REPLACEMENT : c;
        out.put((byte) (0xE0 | shown >>> 12));
        out.put((byte) (0x80 | (shown >>> 6 & 0x3F)));
        out.put((byte) (0x80 | (shown & 0x3F)));
      }
    }
  }

  private static int utf8Length(String text, int end) {
    int length = end;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        if (c < 0x800) {
          length++;
        } else {
          length += 2;
          if (isPair(text, i, end)) {
            i++; // four bytes stand for two units
          }
        }
      }
    }
    return length;
  }

  private static boolean isPair(String text, int i, int end) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < end
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /// Reads one event from all that remains in a buffer.
  public static Result read(ByteBuffer in) {
    try {
      byte needs = in.get();
      return needs >= OLDEST && needs <= NEWEST
          ? new Read(readEvent(in))
          : new Unreadable("Format version " + needs + " is not known here.");
    } catch (BufferUnderflowException _) {
      return new Unreadable("It ends too soon.");
    } catch (Malformed e) {
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static ClickEvent readEvent(ByteBuffer in) throws Malformed {
    long atMillis = in.getLong();
    var id = new ClickId(in.getLong(), in.getLong());
    boolean scan = (in.get() & SCAN) != 0;
    VisitorClass visitorClass = entry(CLASSES, in.get(), "class");
    Outcome outcome = entry(OUTCOMES, in.get(), "outcome");
    byte deviceCode = in.get();
    Device device = deviceCode == 0 ? null : entry(DEVICES, deviceCode - 1, "device");
    byte systemCode = in.get();
    OperatingSystem os = systemCode == 0 ? null : entry(SYSTEMS, systemCode - 1, "system");
    Country country = readCountry(in);
    long visitor = in.getLong();
    String workspace = required(readText(in), "workspace");
    String link = required(readText(in), "link");
    String step = required(readText(in), "step");
    String rule = readText(in);
    String variant = readText(in);
    String channel = readText(in);
    String browser = readText(in);
    String language = readText(in);
    String referrer = readText(in);
    var utm = new UtmParams(readText(in), readText(in), readText(in), readText(in), readText(in));
    String address = readText(in);
    boolean hasRules = in.hasRemaining();
    return new ClickEvent(
        id,
        atMillis,
        workspace,
        link,
        step,
        rule,
        variant,
        channel,
        visitorClass,
        scan,
        outcome,
        country,
        device,
        os,
        browser,
        language,
        referrer,
        utm,
        visitor,
        address,
        hasRules ? in.getLong() : 0,
        hasRules ? readText(in) : null);
  }

  private static <E> E entry(List<E> list, int code, String what) throws Malformed {
    if (code < 0 || code >= list.size()) {
      throw new Malformed("The " + what + " with the code " + code + " is not known here.");
    }
    return list.get(code);
  }

  private static @Nullable Country readCountry(ByteBuffer in) throws Malformed {
    char first = (char) (in.get() & 0xFF);
    char second = (char) (in.get() & 0xFF);
    if (first == 0 && second == 0) {
      return null;
    }
    Country country = Country.of("" + first + second);
    if (country == null) {
      throw new Malformed("Its country is none.");
    }
    return country;
  }

  private static String required(@Nullable String text, String what) throws Malformed {
    if (text == null || text.isEmpty()) {
      throw new Malformed("It has no " + what + ".");
    }
    return text;
  }

  private static @Nullable String readText(ByteBuffer in) throws Malformed {
    int length = in.get();
    if (length < 0) {
      length = (length & 0x7F) | (in.get() << 7);
    }
    if (length == 0) {
      return null;
    }
    length--;
    if (length < 0 || length > MAX_TEXT * MAX_UTF8_PER_CHAR) {
      throw new Malformed("A text of " + length + " bytes is too long.");
    }
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    var bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// For control flow between the reading methods of this class only.
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }
}
