package dev.waymark.visitor;

import dev.waymark.word.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A country or territory: every officially assigned code of ISO 3166-1 alpha-2, and `XK` (Kosovo),
/// which is user-assigned but in general use.
///
/// There is one instance per country, so `==` compares, and {@link #ordinal()} is dense: a set of
/// countries is a bit set. The continent is the one that [GeoNames](https://www.geonames.org)
/// assigns: Russia, Cyprus and Kosovo lie in Europe, Turkey and the Caucasus in Asia.
public final class Country {
  private static final int ALPHABET = 26;

  /// Indexed by the two letters of the code, so that a lookup is one array access and no hashing.
  private static final @Nullable Country[] BY_CODE = new Country[ALPHABET * ALPHABET];

  private static final List<Country> ALL;

  static {
    var all = new ArrayList<Country>();
    addAll(
        all,
        Continent.AF,
        """
        AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG
        ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW
        """);
    addAll(all, Continent.AN, "AQ BV GS HM TF");
    addAll(
        all,
        Continent.AS,
        """
        AE AF AM AZ BD BH BN BT CC CN GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM
        MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TM TR TW UZ VN YE
        """);
    addAll(
        all,
        Continent.EU,
        """
        AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI
        LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK
        """);
    addAll(
        all,
        Continent.NA,
        """
        AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI
        PA PM PR SV SX TC TT US VC VG VI
        """);
    addAll(
        all,
        Continent.OC,
        """
        AS AU CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TL TO TV UM VU WF WS
        """);
    addAll(all, Continent.SA, "AR BO BR CL CO EC FK GF GY PE PY SR UY VE");
    ALL = List.copyOf(all);
  }

  private final String code;
  private final Continent continent;
  private final int ordinal;

  private Country(String code, Continent continent, int ordinal) {
    this.code = code;
    this.continent = continent;
    this.ordinal = ordinal;
  }

  private static void addAll(List<Country> all, Continent continent, String codes) {
    for (String code : codes.strip().split("\\s+", -1)) {
      var country = new Country(code, continent, all.size());
      all.add(country);
      BY_CODE[index(code)] = country;
    }
  }

  /// Position of two ASCII letters of either case in {@link #BY_CODE}; -1 for anything else.
  private static int index(String code) {
    if (code.length() != 2) {
      return -1;
    }
    int first = (code.charAt(0) | 0x20) - 'a';
    int second = (code.charAt(1) | 0x20) - 'a';
    boolean letters = first >= 0 && first < ALPHABET && second >= 0 && second < ALPHABET;
    return letters ? first * ALPHABET + second : -1;
  }

  /// The country with this alpha-2 code, in either case; null when the code is not assigned, which
  /// includes `XX`, `ZZ` and `T1`, by which databases and CDNs say that they do not know.
  public static @Nullable Country of(String code) {
    int index = index(code);
    return index < 0 ? null : BY_CODE[index];
  }

  /// Every country, by {@link #ordinal()}.
  public static List<Country> all() {
    return ALL;
  }

  /// The alpha-2 code, upper case.
  public String code() {
    return code;
  }

  /// The continent it lies on.
  public Continent continent() {
    return continent;
  }

  /// Its place in {@link #all()}: 0 to `all().size() - 1`. Not stable between versions.
  public int ordinal() {
    return ordinal;
  }

  /// The English name, from CLDR: `Germany` for `DE`.
  public String displayName() {
    return displayName(Language.ENGLISH);
  }

  /// The name in a language.
  public String displayName(Language language) {
    return Locale.of("", code).getDisplayCountry(language.locale());
  }

  @Override
  public String toString() {
    return code;
  }
}
