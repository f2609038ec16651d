package dev.waymark.visitor.agent;

import java.util.Set;

/// The programs that send requests without a person: fetchers of previews, and all the others.
final class Robots {
  /// Messengers and social networks, by the names they publish. No browser carries one of these.
  private static final String[] PREVIEW_FETCHERS = {
    "facebookexternalhit",
    "facebookcatalog",
    "facebot",
    "telegrambot",
    "twitterbot",
    "linkedinbot",
    "discordbot",
    "slackbot",
    "slack-imgproxy",
    "skypeuripreview",
    "pinterestbot",
    "redditbot",
    "vkshare",
    "snap url preview service",
    "line-poker",
    "kakaotalk-scrap",
    "cardyb",
    "iframely",
    "embedly",
    "mastodon",
    "pleroma",
    "akkoma",
    "misskey",
    "lemmy",
    "friendica",
    "synapse",
    "xing-contenttabreceiver",
    "bitlybot",
    "yahoo link preview",
    "flipboardproxy",
  };

  /// Those that a browser of the same app may carry too, and that stand at the start only in
  /// theirs.
  private static final String[] PREVIEW_PREFIXES = {"whatsapp/", "viber/", "pinterest/0."};

  private static final String[] ROBOTS = {
    "mediapartners-google",
    "apis-google",
    "feedfetcher-google",
    "google-inspectiontool",
    "google-read-aloud",
    "google-site-verification",
    "googleother",
    "bingpreview",
    "slurp",
    "yeti",
    "ia_archiver",
    "heritrix",
    "nutch",
    "httrack",
    "scrapy",
    "barkrowler",
    "screaming frog",
    "chatgpt-user",
    "claude-user",
    "claude-web",
    "anthropic-ai",
    "perplexity-user",
    "mistralai-user",
    "cohere-ai",
    "meta-externalagent",
    "meta-externalfetcher",
    "headlesschrome",
    "chrome-lighthouse",
    "phantomjs",
    "puppeteer",
    "playwright",
    "selenium",
    "cfnetwork",
    "apache-httpclient",
    "windowspowershell",
    "powershell",
    "pingdom",
    "statuscake",
    "site24x7",
    "gtmetrix",
    "newrelicpinger",
    "datadog",
    "zabbix",
    "check_http",
    "uptime",
    "uptime-kuma",
    "elb-healthchecker",
    "googlehc",
    "cloudflare-healthchecks",
    "zgrab",
    "nmap",
    "nikto",
    "sqlmap",
    "feedly",
    "feedbin",
    "inoreader",
    "qwantify",
  };

  /// Programs and libraries that name themselves first, where a browser says `Mozilla` or `Opera`.
  private static final Set<String> PROGRAMS =
      Set.of(
          "aiohttp",
          "apachebench",
          "axios",
          "curl",
          "dalvik",
          "dart",
          "faraday",
          "go-http-client",
          "got",
          "guzzlehttp",
          "hey",
          "http.rb",
          "httpie",
          "hyper",
          "insomnia",
          "java",
          "java-http-client",
          "jmeter",
          "k6",
          "ktor-client",
          "kube-probe",
          "libwww-perl",
          "lwp",
          "node",
          "node-fetch",
          "okhttp",
          "php",
          "postmanruntime",
          "prometheus",
          "python",
          "python-httpx",
          "python-requests",
          "python-urllib",
          "reqwest",
          "rest-client",
          "restsharp",
          "ruby",
          "siege",
          "undici",
          "vert.x-webclient",
          "wget",
          "winhttp",
          "wordpress");

  private static final String[] ROBOT_ENDINGS = {"bot", "bots", "crawler", "spider", "scraper"};

  /// A maker of phones.
  private static final String CUBOT = "cubot";

  private Robots() {}

  /// Whether a messenger or social network fetches a preview. The header is in lower case.
  static boolean isPreviewFetcher(String header) {
    for (String prefix : PREVIEW_PREFIXES) {
      if (header.startsWith(prefix)) {
        return true;
      }
    }
    return Tokens.containsAny(header, PREVIEW_FETCHERS);
  }

  /// Whether some other program sent it: one that is known by name, one that gives an address to
  /// write to, which browsers never do, or one with a word like `bot`. The header is in lower case.
  static boolean isRobot(String header) {
    return header.isBlank()
        || header.contains("http://")
        || header.contains("https://")
        || PROGRAMS.contains(firstProduct(header))
        || hasRobotWord(header)
        || Tokens.containsAny(header, ROBOTS);
  }

  private static String firstProduct(String header) {
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '/' || c == ' ') {
        return header.substring(0, i);
      }
    }
    return header;
  }

  private static boolean hasRobotWord(String header) {
    for (String ending : ROBOT_ENDINGS) {
      for (int i = header.indexOf(ending); i >= 0; i = header.indexOf(ending, i + 1)) {
        int end = i + ending.length();
        boolean ends = end == header.length() || !Tokens.isWord(header.charAt(end));
        if (ends && !isCubot(header, end)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCubot(String header, int end) {
    int start = end - CUBOT.length();
    return start >= 0
        && header.startsWith(CUBOT, start)
        && (start == 0 || !Tokens.isWord(header.charAt(start - 1)));
  }
}
