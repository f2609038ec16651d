package dev.waymark.visitor.agent;

import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import nl.basjes.parse.useragent.UserAgent;
import nl.basjes.parse.useragent.UserAgentAnalyzerDirect;
import org.jspecify.annotations.Nullable;

/// The platform by [yauaa](https://yauaa.basjes.nl), which knows thousands of devices by model.
///
/// It is asked for device and operating system only: the browser is found by token, for yauaa calls
/// most Android in-app browsers a web view, and robots by their names, for it takes some phones for
/// robots and knows no robot that the lists do not. It sees a header's {@link BrowserHeader} part
/// only, and one header at a time, so that the worst that a client can send keeps one processor
/// busy and no other visitor waiting; what it may not see, or not in time, is read plainly.
final class YauaaPlatforms implements PlatformParser {
  /// Parses that warm the code up before the first visitor pays for it.
  private static final int PREHEATED = 200;

  /// How long a header waits for another one, before the plain reading has to do.
  private static final long PATIENCE_MILLIS = 20;

  private static final Set<String> LINUX =
      Set.of(
          "Linux",
          "Ubuntu",
          "Kubuntu",
          "Debian",
          "Fedora",
          "Red Hat",
          "CentOS",
          "SUSE",
          "OpenSUSE",
          "Gentoo",
          "Arch Linux",
          "Mint",
          "Linux Mint",
          "Slackware",
          "Mandriva",
          "Manjaro",
          "Raspbian");

  private final UserAgentAnalyzerDirect analyzer;
  private final TokenPlatforms plain;

  /// The analyzer takes one header at a time anyway; this lock can be waited for with an end.
  private final ReentrantLock turn = new ReentrantLock();

  private YauaaPlatforms(UserAgentAnalyzerDirect analyzer, TokenPlatforms plain) {
    this.analyzer = analyzer;
    this.plain = plain;
  }

  /// Builds the analyzer and warms it up, which takes seconds.
  ///
  /// @param plain what reads the headers that the analyzer does not
  static YauaaPlatforms build(TokenPlatforms plain) {
    UserAgentAnalyzerDirect analyzer =
        UserAgentAnalyzerDirect.newBuilder()
            .withField(UserAgent.DEVICE_CLASS)
            .withField(UserAgent.OPERATING_SYSTEM_NAME)
            .hideMatcherLoadStats()
            .dropTests()
            .immediateInitialization()
            .build();
    analyzer.initializeMatchers();
    analyzer.preHeat(PREHEATED, false);
    return new YauaaPlatforms(analyzer, plain);
  }

  @Override
  public Platform platformOf(String userAgent) {
    String part = BrowserHeader.partOf(userAgent);
    return part == null || !acquire() ? plain.platformOf(userAgent) : parse(userAgent, part);
  }

  private boolean acquire() {
    try {
      return turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Platform parse(String userAgent, String part) {
    try {
      UserAgent parsed = analyzer.parse(part);
      String deviceClass = parsed.getValue(UserAgent.DEVICE_CLASS);
      if (isRobot(deviceClass)) {
        return plain.platformOf(userAgent);
      }
      return new Platform(
          TokenPlatforms.isTelevision(userAgent) ? null : device(deviceClass),
          os(parsed.getValue(UserAgent.OPERATING_SYSTEM_NAME)));
    } catch (RuntimeException e) {
      return plain.platformOf(userAgent); // a header that its grammar cannot take
    } finally {
      turn.unlock();
    }
  }

  private static @Nullable Device device(String deviceClass) {
    return switch (deviceClass) {
      case "Phone", "Mobile" -> Device.MOBILE;
      case "Tablet" -> Device.TABLET;
      case "Desktop" -> Device.DESKTOP;
      default -> null;
    };
  }

  /// What it calls a phone whose model is called Bot or Spider; it knows nothing more of it then.
  private static boolean isRobot(String deviceClass) {
    return switch (deviceClass) {
      case "Robot", "Robot Mobile", "Robot Imitator", "Cloud" -> true;
      default -> false;
    };
  }

  private static @Nullable OperatingSystem os(String name) {
    return switch (name) {
      case "iOS", "iPadOS" -> OperatingSystem.IOS;
      case "Android", "FireOS" -> OperatingSystem.ANDROID;
      case "Windows", "Windows NT" -> OperatingSystem.WINDOWS;
      case "Mac OS", "Mac OS X" -> OperatingSystem.MACOS;
      case "Chrome OS" -> OperatingSystem.CHROME_OS;
      case "", "Unknown", "Hacker", "Anonymized", "Cloud" -> null;
      default -> LINUX.contains(name) ? OperatingSystem.LINUX : OperatingSystem.OTHER;
    };
  }
}
