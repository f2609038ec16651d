package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtmParamsTest {
  private static final UtmParams NEWS = new UtmParams("news", "email", null, null, null);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://example.com/, https://example.com/?utm_source=news&utm_medium=email",
    "https://example.com, https://example.com?utm_source=news&utm_medium=email",
    "https://example.de/seite?a=1#top, https://example.de/seite?a=1&utm_source=news&utm_medium=email#top",
    "https://example.com/#a?b, https://example.com/?utm_source=news&utm_medium=email#a?b",
    "https://example.com/?, https://example.com/?utm_source=news&utm_medium=email",
    "https://example.com/?a=1&, https://example.com/?a=1&utm_source=news&utm_medium=email",
    "https://example.com/?utm_source=x, https://example.com/?utm_source=x&utm_medium=email",
    "https://example.com/?utm_source=, https://example.com/?utm_source=&utm_medium=email",
    "https://example.com/?utm_source, https://example.com/?utm_source&utm_medium=email",
    "https://example.com/?UTM_source=x, https://example.com/?UTM_source=x&utm_source=news&utm_medium=email",
    "https://example.com/?xutm_source=x, https://example.com/?xutm_source=x&utm_source=news&utm_medium=email",
    "https://example.com/?utm_source2=x, https://example.com/?utm_source2=x&utm_source=news&utm_medium=email",
    "https://example.com/?utm_source=x&utm_medium=y#z, https://example.com/?utm_source=x&utm_medium=y#z",
    "https://example.com/?sig=a%2Bb&b=%7E~, https://example.com/?sig=a%2Bb&b=%7E~&utm_source=news&utm_medium=email",
    "https://wa.me/34600000000, https://wa.me/34600000000",
    "https://t.me/name, https://t.me/name",
    "https://apps.apple.com/app/id1, https://apps.apple.com/app/id1",
    "https://play.google.com/store/apps/details?id=a#b, https://play.google.com/store/apps/details?id=a&referrer=utm_source%3Dnews%26utm_medium%3Demail#b",
    "https://play.google.com/store/apps/details?id=a&referrer=x, https://play.google.com/store/apps/details?id=a&referrer=x",
    "https://play.google.com/store/apps/details2?id=a, https://play.google.com/store/apps/details2?id=a&utm_source=news&utm_medium=email",
    "https://play.google.com/, https://play.google.com/?utm_source=news&utm_medium=email",
    "https://play.google.com.example/store/apps/details?id=a, https://play.google.com.example/store/apps/details?id=a&utm_source=news&utm_medium=email",
  })
  void appendTo_anyUrl_addsWhatIsMissingAndTouchesNothingElse(String url, String expected) {
    assertThat(NEWS.appendTo(url)).isEqualTo(expected);
  }

  @Test
  void appendTo_allFive_standInOrderAndEncoded() {
    var utm = new UtmParams("a b", "c&d", "ü", "e+f", "g~h-i._");

    assertThat(utm.appendTo("https://example.com"))
        .isEqualTo(
            "https://example.com?utm_source=a%20b&utm_medium=c%26d&utm_campaign=%C3%BC"
                + "&utm_term=e%2Bf&utm_content=g~h-i._");
  }

  @Test
  void over_defaults_overridesPerParameterAndEmptySuppresses() {
    var link = new UtmParams("link", "", null, null, null);
    var defaults = new UtmParams("default", "default", "default", null, null);

    var merged = link.over(defaults);

    assertThat(merged).isEqualTo(new UtmParams("link", "", "default", null, null));
    assertThat(merged.appendTo("https://example.com/"))
        .isEqualTo("https://example.com/?utm_source=link&utm_campaign=default");
  }

  @Test
  void appendTo_nothingSet_returnsTheSameText() {
    String url = "https://example.com/";
    assertThat(UtmParams.NONE.appendTo(url)).isSameAs(url);
  }

  @Test
  void read_faults_areAllNamed() throws Exception {
    var faults = new Faults();
    var json =
        new ObjectMapper()
            .readTree("{\"source\": 1, \"utm_medium\": \"x\", \"term\": \"\\ud800\"}");

    UtmParams.read(json, "/utm_params", faults);

    assertThat(faults.toList().stream().map(Fault::pointer))
        .containsExactlyInAnyOrder(
            "/utm_params/source", "/utm_params/utm_medium", "/utm_params/term");
  }

  @Test
  void toJson_andBack_isTheSame() {
    var utm = new UtmParams("a", "", null, "d", null);
    assertThat(UtmParams.read(utm.toJson(), "", new Faults())).isEqualTo(utm);
  }
}
