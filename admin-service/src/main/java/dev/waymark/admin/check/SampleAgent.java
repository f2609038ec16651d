package dev.waymark.admin.check;

import dev.waymark.word.Language;
import java.util.List;

/// A browser that people use, by the header that it sends.
///
/// @param english to stand after "on"
/// @param spanish to stand after "con"
/// @param header its User-Agent
record SampleAgent(String english, String spanish, String header) {
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko)";
  private static final String IPAD =
      "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
  private static final String PIXEL =
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)";
  private static final String GALAXY =
      "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko)";
  private static final String GALAXY_TAB =
      "Mozilla/5.0 (Linux; Android 13; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko)";
  private static final String WINDOWS =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
  private static final String MAC =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)";
  private static final String LINUX =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)";
  private static final String CHROME_OS =
      "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko)";

  /// The usual ones first.
  static final List<SampleAgent> ALL =
      List.of(
          new SampleAgent(
              "an iPhone with Safari",
              "un iPhone y Safari",
              IPHONE + " Version/18.5 Mobile/15E148 Safari/604.1"),
          new SampleAgent(
              "an Android phone with Chrome",
              "un teléfono Android y Chrome",
              PIXEL + " Chrome/126.0.0.0 Mobile Safari/537.36"),
          new SampleAgent(
              "Windows with Chrome",
              "Windows y Chrome",
              WINDOWS + " Chrome/126.0.0.0 Safari/537.36"),
          new SampleAgent(
              "macOS with Safari",
              "macOS y Safari",
              "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
                  + " Gecko) Version/17.5 Safari/605.1.15"),
          new SampleAgent(
              "an iPad with Safari",
              "un iPad y Safari",
              IPAD + " Version/17.5 Mobile/15E148 Safari/604.1"),
          new SampleAgent(
              "an Android tablet with Chrome",
              "una tableta Android y Chrome",
              GALAXY_TAB + " Chrome/126.0.0.0 Safari/537.36"),
          new SampleAgent(
              "Linux with Chrome", "Linux y Chrome", LINUX + " Chrome/126.0.0.0 Safari/537.36"),
          new SampleAgent(
              "Linux with Firefox",
              "Linux y Firefox",
              "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"),
          new SampleAgent(
              "Windows with Firefox",
              "Windows y Firefox",
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0"),
          new SampleAgent(
              "Windows with Edge",
              "Windows y Edge",
              WINDOWS + " Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"),
          new SampleAgent(
              "Windows with Opera",
              "Windows y Opera",
              WINDOWS + " Chrome/126.0.0.0 Safari/537.36 OPR/111.0.0.0"),
          new SampleAgent(
              "macOS with Chrome", "macOS y Chrome", MAC + " Chrome/126.0.0.0 Safari/537.36"),
          new SampleAgent(
              "macOS with Firefox",
              "macOS y Firefox",
              "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101"
                  + " Firefox/127.0"),
          new SampleAgent(
              "macOS with Edge",
              "macOS y Edge",
              MAC + " Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"),
          new SampleAgent(
              "macOS with Opera",
              "macOS y Opera",
              MAC + " Chrome/126.0.0.0 Safari/537.36 OPR/111.0.0.0"),
          new SampleAgent(
              "ChromeOS with Chrome",
              "ChromeOS y Chrome",
              CHROME_OS + " Chrome/126.0.0.0 Safari/537.36"),
          new SampleAgent(
              "an iPhone with Chrome",
              "un iPhone y Chrome",
              IPHONE + " CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1"),
          new SampleAgent(
              "an iPhone with Firefox",
              "un iPhone y Firefox",
              IPHONE + " FxiOS/127.0 Mobile/15E148 Safari/605.1.15"),
          new SampleAgent(
              "an iPhone with Edge",
              "un iPhone y Edge",
              IPHONE + " Version/17.0 EdgiOS/126.0.0.0 Mobile/15E148 Safari/604.1"),
          new SampleAgent(
              "an Android phone with Firefox",
              "un teléfono Android y Firefox",
              "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0"),
          new SampleAgent(
              "an Android phone with Samsung Internet",
              "un teléfono Android y Samsung Internet",
              GALAXY + " SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"),
          new SampleAgent(
              "an Android phone with Opera",
              "un teléfono Android y Opera",
              PIXEL + " Chrome/126.0.0.0 Mobile Safari/537.36 OPR/82.0.0.0"),
          new SampleAgent(
              "an Android phone with Edge",
              "un teléfono Android y Edge",
              PIXEL + " Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0"),
          new SampleAgent(
              "an iPhone in Instagram",
              "un iPhone dentro de Instagram",
              IPHONE
                  + " Mobile/22F76 Instagram 340.0.0.0 (iPhone15,2; iOS 18_5; en_US; en;"
                  + " scale=3.00; 1179x2556; 1)"),
          new SampleAgent(
              "an Android phone in Instagram",
              "un teléfono Android dentro de Instagram",
              PIXEL
                  + " Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 Instagram 340.0.0.0"
                  + " Android"),
          new SampleAgent(
              "an iPhone in Facebook",
              "un iPhone dentro de Facebook",
              IPHONE + " Mobile/22F76 [FBAN/FBIOS;FBAV/470.0.0.0;FBDV/iPhone15,2;FBSN/iOS]"),
          new SampleAgent(
              "an Android phone in Facebook",
              "un teléfono Android dentro de Facebook",
              PIXEL
                  + " Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36"
                  + " [FB_IAB/FB4A;FBAV/470.0.0.0;]"),
          new SampleAgent(
              "an Android phone in TikTok",
              "un teléfono Android dentro de TikTok",
              PIXEL
                  + " Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 trill_340003"
                  + " BytedanceWebview/d8a21c6 musical_ly_2023400030"),
          new SampleAgent(
              "a FreeBSD computer with Firefox",
              "un ordenador FreeBSD y Firefox",
              "Mozilla/5.0 (X11; FreeBSD amd64; rv:127.0) Gecko/20100101 Firefox/127.0"));

  /// What people call it.
  String words(Language language) {
    return language.say(english, spanish);
  }
}
