package dev.waymark.visitor.agent;

import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The plain reading: what a header says in so many words, without knowing any device by its model.
/// It needs no preparation and is right for every common browser.
final class TokenPlatforms implements PlatformParser {
  private static final String[] TELEVISIONS = {
    "tv", "smarttv", "googletv", "appletv", "hbbtv", "bravia", "crkey", "roku", "web0s", "webos"
  };
  private static final String[] OTHER_PHONES = {
    "kaios", "windows phone", "bb10", "blackberry", "symbian", "symbos", "symbianos", "series60"
  };
  private static final String[] OTHER_DESKTOPS = {
    "freebsd", "openbsd", "netbsd", "dragonfly", "sunos", "haiku"
  };

  @Override
  public Platform platformOf(String userAgent) {
    String header = userAgent.toLowerCase(Locale.ROOT);
    if (isTelevisionHeader(header)) {
      return new Platform(null, televisionOs(header));
    }
    if (Tokens.contains(header, "xbox")) {
      return new Platform(null, OperatingSystem.WINDOWS);
    }
    if (Tokens.containsAny(header, "playstation", "nintendo")) {
      return new Platform(null, OperatingSystem.OTHER);
    }
    if (Tokens.containsAny(header, OTHER_PHONES)) {
      return new Platform(Device.MOBILE, OperatingSystem.OTHER);
    }
    if (Tokens.containsAny(header, "tizen", "harmonyos", "openharmony")) {
      Device device = Tokens.containsAny(header, "mobile", "phone") ? Device.MOBILE : null;
      return new Platform(device, OperatingSystem.OTHER);
    }
    if (Tokens.contains(header, "ipad")) {
      return new Platform(Device.TABLET, OperatingSystem.IOS);
    }
    if (Tokens.containsAny(header, "iphone", "ipod")) {
      return new Platform(Device.MOBILE, OperatingSystem.IOS);
    }
    if (Tokens.contains(header, "cros")) {
      return new Platform(Device.DESKTOP, OperatingSystem.CHROME_OS);
    }
    if (Tokens.contains(header, "android")) {
      return new Platform(androidDevice(header), OperatingSystem.ANDROID);
    }
    if (Tokens.contains(header, "windows")) {
      return new Platform(Device.DESKTOP, OperatingSystem.WINDOWS);
    }
    if (Tokens.contains(header, "macintosh")) {
      return new Platform(Device.DESKTOP, OperatingSystem.MACOS);
    }
    if (Tokens.containsAny(header, OTHER_DESKTOPS)) {
      return new Platform(Device.DESKTOP, OperatingSystem.OTHER);
    }
    if (Tokens.containsAny(header, "linux", "x11")) {
      return new Platform(Device.DESKTOP, OperatingSystem.LINUX);
    }
    return Platform.UNKNOWN;
  }

  /// Whether the header is a television's. Models called so are known to no list in full.
  static boolean isTelevision(String userAgent) {
    return isTelevisionHeader(userAgent.toLowerCase(Locale.ROOT));
  }

  private static boolean isTelevisionHeader(String header) {
    return Tokens.containsAny(header, TELEVISIONS) || isFireTv(header);
  }

  /// Android phones say `Mobile`, and tablets do not; Opera Mini, on phones, says neither.
  private static @Nullable Device androidDevice(String header) {
    if (Tokens.containsAny(header, "mobile", "opera mini")) {
      return Device.MOBILE;
    }
    return Tokens.containsAny(header, "applewebkit", "gecko") ? Device.TABLET : null;
  }

  private static @Nullable OperatingSystem televisionOs(String header) {
    if (Tokens.contains(header, "android") || isFireTv(header)) {
      return OperatingSystem.ANDROID;
    }
    return Tokens.containsAny(header, "tizen", "web0s", "webos", "roku", "appletv")
        ? OperatingSystem.OTHER
        : null;
  }

  /// Amazon's television devices have models of `AFT` and more letters and digits, of any number:
  /// `AFTKA`, `AFTSO001`.
  private static boolean isFireTv(String header) {
    for (int i = header.indexOf("aft"); i >= 0; i = header.indexOf("aft", i + 1)) {
      int end = i + 3;
      boolean starts = i > 0 && !Tokens.isWord(header.charAt(i - 1));
      if (starts && end < header.length() && Tokens.isWord(header.charAt(end))) {
        return true;
      }
    }
    return false;
  }
}
