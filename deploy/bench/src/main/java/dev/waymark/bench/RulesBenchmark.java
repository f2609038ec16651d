package dev.waymark.bench;

import dev.waymark.bench.BenchVectors.Visitor;
import dev.waymark.rule.CompiledRules;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import dev.waymark.visitor.Parameters;
import dev.waymark.visitor.Visit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One decision over the 20 rules, or forms of them, facts given: ours, and as the baseline of the
/// same run the same rules written by hand as a chain of ifs.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@State(Scope.Benchmark)
public class RulesBenchmark {

  /// Which visitors: those whom one of the first seven rules gets, the middle, the last, none, all.
  @Param({"first", "middle", "last", "none", "mixed"})
  public String visitors = "";

  /// Which rules: the 20, 50, the 20 with a group in each, or the same meaning as 40 rules.
  @Param({"TWENTY", "FIFTY", "GROUPS", "DOUBLED"})
  public String form = "";

  private Visit[] visits = {};
  private CompiledRules rules = CompiledRules.NONE;
  private int next;

  /// Reads the vectors, and refuses to measure an evaluator that decides one of them wrongly.
  @Setup
  public void read() {
    var rulesForm = BenchVectors.Form.valueOf(form);
    rules = CompiledRules.compile(BenchVectors.rules(rulesForm));
    List<Visitor> all = BenchVectors.visitors();
    for (Visitor visitor : all) {
      int ours = rules.firstMatch(visitor.visit(), 0);
      int byHand = ByHand.firstMatch(visitor.visit());
      if (ours != rulesForm.place(visitor.expected()) || byHand != visitor.expected()) {
        throw new IllegalStateException(
            "expected %d, ours %d, by hand %d: %s"
                .formatted(visitor.expected(), ours, byHand, visitor.visit()));
      }
    }
    visits =
        all.stream()
            .filter(visitor -> wanted(visitor.expected()))
            .map(Visitor::visit)
            .toArray(Visit[]::new);
  }

  private boolean wanted(int rule) {
    return switch (visitors) {
      case "first" -> rule >= 0 && rule < 7;
      case "middle" -> rule >= 7 && rule < 14;
      case "last" -> rule >= 14;
      case "none" -> rule < 0;
      default -> true;
    };
  }

  private Visit nextVisit() {
    int place = next;
    next = place + 1 == visits.length ? 0 : place + 1;
    return visits[place];
  }

  /// Ours.
  @Benchmark
  public int waymark() {
    return rules.firstMatch(nextVisit(), 0);
  }

  /// The same decisions by code that knows the rules.
  @Benchmark
  public int byHand() {
    return ByHand.firstMatch(nextVisit());
  }

  /// The 20 rules as somebody would write them who never has to change them.
  private static final class ByHand {
    private static final String[] US_CA = {"US", "CA"};
    private static final String[] FR_BE_CH_LU = {"FR", "BE", "CH", "LU"};
    private static final String[] IN_ID_PH_VN = {"IN", "ID", "PH", "VN"};
    private static final String[] US_GB_AU = {"US", "GB", "AU"};
    private static final String[] ES_PT = {"es", "pt"};
    private static final String[] ES_PT_MX_BR_AR = {"ES", "PT", "MX", "BR", "AR"};
    private static final String[] SE_NO_DK_FI = {"SE", "NO", "DK", "FI"};

    static int firstMatch(Visit v) {
      Country c = v.country();
      String country = c == null ? "" : c.code();
      boolean mobile = v.device() == Device.MOBILE;
      boolean desktop = v.device() == Device.DESKTOP;
      String browser = v.browser() == null ? "" : v.browser().name();
      String language = v.language() == null ? "" : v.language().language();
      String referrer = v.referrer() == null ? "" : v.referrer();
      int minute = (int) (Math.floorMod(v.epochSecond(), 86_400L) / 60);
      int day = (int) Math.floorMod(Math.floorDiv(v.epochSecond(), 86_400L) + 3, 7L);
      OperatingSystem os = v.os();
      if (one(country, US_CA) && mobile && os == OperatingSystem.IOS) {
        return 0;
      }
      if (country.equals("DE") && language.equals("de") && minute >= 540 && minute < 1080) {
        return 1;
      }
      if (referrer.contains("facebook.com") && mobile) {
        return 2;
      }
      if (has(v.query(), "utm_source", "newsletter") && day >= 5) {
        return 3;
      }
      if (has(v.cookies(), "segment", "vip")) {
        return 4;
      }
      if (one(country, FR_BE_CH_LU) && language.equals("fr")) {
        return 5;
      }
      if (browser.equals("Firefox")
          && (os == OperatingSystem.LINUX || os == OperatingSystem.MACOS)) {
        return 6;
      }
      if (v.clickCount() > 899 && country.equals("GB")) {
        return 7;
      }
      if (referrer.equals("t.co") && minute >= 1080) {
        return 8;
      }
      if (v.device() == Device.TABLET
          && os == OperatingSystem.ANDROID
          && one(country, IN_ID_PH_VN)) {
        return 9;
      }
      if (has(v.query(), "ref", "partner42") && one(country, US_GB_AU)) {
        return 10;
      }
      if (day < 5 && minute < 360 && country.equals("JP")) {
        return 11;
      }
      if (one(language, ES_PT) && desktop && one(country, ES_PT_MX_BR_AR)) {
        return 12;
      }
      if (browser.equals("Safari") && os == OperatingSystem.MACOS && language.equals("en")) {
        return 13;
      }
      if (has(v.cookies(), "segment", "beta") && v.clickCount() < 100) {
        return 14;
      }
      if (one(country, SE_NO_DK_FI)) {
        return 15;
      }
      if (has(v.query(), "utm_source", "google") && desktop && browser.equals("Chrome")) {
        return 16;
      }
      if (referrer.contains("reddit.com")) {
        return 17;
      }
      if (os == OperatingSystem.WINDOWS && browser.equals("Edge") && day == 4) {
        return 18;
      }
      return mobile && minute >= 1080 && minute < 1380 ? 19 : -1;
    }

    private static boolean one(String text, String[] of) {
      for (String candidate : of) {
        if (candidate.equals(text)) {
          return true;
        }
      }
      return false;
    }

    private static boolean has(Parameters all, String name, String value) {
      for (int i = 0; i < all.size(); i++) {
        if (all.name(i).equals(name) && all.value(i).equalsIgnoreCase(value)) {
          return true;
        }
      }
      return false;
    }
  }
}
