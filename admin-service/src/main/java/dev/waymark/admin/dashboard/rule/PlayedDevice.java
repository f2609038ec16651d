package dev.waymark.admin.dashboard.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a played visitor holds, as the User-Agent that such a visitor sends: the readers of headers
/// take it from there, as for everybody.
enum PlayedDevice {
  /// Nobody knows.
  UNKNOWN(Kind.OTHER, "", null),
  IPHONE(
      Kind.PHONE,
      "iPhone · Safari",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1"),
  ANDROID(
      Kind.PHONE,
      "Android · Chrome",
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
          + " Mobile Safari/537.36"),
  INSTAGRAM(
      Kind.PHONE,
      "iPhone · Instagram",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Mobile/15E148 Instagram 380.0.0.28.104 (iPhone14,5; iOS 18_5; es_ES; es;"
          + " scale=3.00; 1170x2532; 724000000)"),
  ANDROID_TABLET(
      Kind.TABLET,
      "Android · Chrome",
      "Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36"),
  IPAD(
      Kind.TABLET,
      "iPad · Safari",
      "Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/12.1.2 Mobile/15E148 Safari/604.1"),
  WINDOWS(
      Kind.COMPUTER,
      "Windows · Chrome",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36"),
  WINDOWS_EDGE(
      Kind.COMPUTER,
      "Windows · Edge",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"),
  MAC(
      Kind.COMPUTER,
      "Mac · Safari",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/18.5 Safari/605.1.15"),
  LINUX(
      Kind.COMPUTER,
      "Linux · Firefox",
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
  /// One that was taken over from somewhere else.
  OTHER(Kind.OTHER, "", null);

  /// Of which sort it is.
  enum Kind {
    PHONE,
    TABLET,
    COMPUTER,
    OTHER
  }

  private final Kind kind;
  private final String label;
  private final @Nullable String userAgent;

  PlayedDevice(Kind kind, String label, @Nullable String userAgent) {
    this.kind = kind;
    this.label = label;
    this.userAgent = userAgent;
  }

  /// The one of a name in the form; {@link #UNKNOWN} when there is none.
  static PlayedDevice of(String key) {
    for (PlayedDevice device : values()) {
      if (device.key().equals(key)) {
        return device;
      }
    }
    return UNKNOWN;
  }

  /// The one that sends a User-Agent; {@link #OTHER} when it is none of these.
  static PlayedDevice sending(String userAgent) {
    for (PlayedDevice device : values()) {
      if (userAgent.equals(device.userAgent)) {
        return device;
      }
    }
    return OTHER;
  }

  /// Its name in the form.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Of which sort it is.
  Kind kind() {
    return kind;
  }

  /// What people call it; empty where that depends.
  String label() {
    return label;
  }

  /// What it sends; null when that is not known here.
  @Nullable String userAgent() {
    return userAgent;
  }
}
