package dev.waymark.visitor.agent;

import dev.waymark.visitor.Browser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The browsers and in-app browsers that are known, by their product tokens.
///
/// Browsers claim to be each other: nearly all say `Safari`, and most say `Chrome`. The tables
/// therefore go from the particular to the general, and the first token found decides.
final class Browsers {
  private record Named(String token, Browser browser) {}

  private static final List<Named> IN_APP =
      table(
          """
          instagram           Instagram
          barcelona           Threads
          fban/messengerforios Messenger
          fban/messengerliteforios Messenger
          fban/orca-android   Messenger
          fb_iab/messenger    Messenger
          fb_iab/orca-android Messenger
          fban                Facebook
          fbav                Facebook
          fb_iab              Facebook
          musical_ly          TikTok
          bytedancewebview    TikTok
          trill               TikTok
          tiktok              TikTok
          snapchat/           Snapchat
          telegram-android    Telegram
          telegram-ios        Telegram
          telegram/           Telegram
          whatsapp            WhatsApp
          viber               Viber
          micromessenger      WeChat
          line/               LINE
          kakaotalk           KakaoTalk
          naver(              Naver
          zalo                Zalo
          weibo               Weibo
          [pinterest/         Pinterest
          pinterest for       Pinterest
          linkedinapp         LinkedIn
          twitter for         Twitter
          twitterandroid      Twitter
          reddit/             Reddit
          discord/            Discord
          gsa/                Google App
          """);

  private static final List<Named> PRODUCTS =
      table(
          """
          edg/               Edge
          edga/              Edge
          edgios/            Edge
          edge/              Edge
          samsungbrowser     Samsung Internet
          opr/               Opera
          oprgx/             Opera
          opt/               Opera
          opios/             Opera
          opera              Opera
          vivaldi            Vivaldi
          yabrowser          Yandex Browser
          ucbrowser          UC Browser
          ubrowser           UC Browser
          huaweibrowser      Huawei Browser
          miuibrowser        Mi Browser
          heytapbrowser      HeyTap Browser
          vivobrowser        Vivo Browser
          mqqbrowser         QQ Browser
          qqbrowser          QQ Browser
          whale              Whale
          coc_coc_browser    Coc Coc
          maxthon            Maxthon
          puffin             Puffin
          silk               Silk
          duckduckgo         DuckDuckGo
          ddg/               DuckDuckGo
          ecosia             Ecosia
          brave              Brave
          fxios              Firefox
          focus/             Firefox
          klar/              Firefox
          seamonkey          SeaMonkey
          palemoon           Pale Moon
          firefox            Firefox
          crios              Chrome
          msie               Internet Explorer
          trident            Internet Explorer
          """);

  private static final Browser CHROME = new Browser("Chrome");
  private static final Browser CHROMIUM = new Browser("Chromium");
  private static final Browser SAFARI = new Browser("Safari");
  private static final Browser ANDROID_BROWSER = new Browser("Android Browser");
  private static final Browser ANDROID_WEBVIEW = new Browser("Android WebView");
  private static final Browser IOS_WEBVIEW = new Browser("iOS WebView");

  private Browsers() {}

  /// The app whose in-app browser sent the header, which is in lower case; null when none did.
  static @Nullable Browser inApp(String header) {
    return find(IN_APP, header);
  }

  /// The browser that sent the header, which is in lower case; null when it is not known.
  static @Nullable Browser browser(String header) {
    Browser product = find(PRODUCTS, header);
    return product == null ? engine(header) : product;
  }

  /// The browser that an engine belongs to when nothing else named itself.
  private static @Nullable Browser engine(String header) {
    boolean android = Tokens.contains(header, "android");
    if (Tokens.contains(header, "chromium")) {
      return CHROMIUM;
    }
    if (Tokens.contains(header, "chrome")) {
      // `wv` marks the view that apps embed; before it came, the stock browser's `Version` did.
      boolean embedded = android && Tokens.containsAny(header, "wv", "version/4.0");
      return embedded ? ANDROID_WEBVIEW : CHROME;
    }
    if (!Tokens.contains(header, "applewebkit")) {
      return null;
    }
    if (Tokens.containsAny(header, "iphone", "ipad", "ipod")) {
      return Tokens.contains(header, "safari") ? SAFARI : IOS_WEBVIEW;
    }
    if (Tokens.contains(header, "macintosh")) {
      return Tokens.contains(header, "safari") ? SAFARI : null;
    }
    return android ? ANDROID_BROWSER : null;
  }

  private static @Nullable Browser find(List<Named> table, String header) {
    for (Named named : table) {
      if (Tokens.contains(header, named.token)) {
        return named.browser;
      }
    }
    return null;
  }

  /// Reads lines of a token and a name, with at least two blanks between them if the token itself
  /// has one.
  private static List<Named> table(String lines) {
    var table = new ArrayList<Named>();
    for (String line : lines.lines().toList()) {
      int gap = line.indexOf("  ");
      int end = gap < 0 ? line.indexOf(' ') : gap;
      table.add(new Named(line.substring(0, end), new Browser(line.substring(end).strip())));
    }
    return List.copyOf(table);
  }
}
