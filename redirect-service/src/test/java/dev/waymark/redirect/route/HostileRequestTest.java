package dev.waymark.redirect.route;

import static dev.waymark.redirect.route.Site.HUMAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.redirect.RawHttp.Response;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are well framed and mean no good: what they carry gets into no header, and their
/// size into nobody's way. Abuse cases R1, R2, R10 and R11.
class HostileRequestTest {
  private Site site;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    site = new Site(directory);
    site.link("x", "'forward_params': ['a', 'utm_source'], 'utm': {'medium': 'm'}");
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%0d%0aSet-Cookie:%20evil=1",
        "%0D%0A%0D%0A<script>alert(1)</script>",
        "%0a",
        "%00",
        "%e5%98%8d%e5%98%8aX:%20evil",
        "\u00e5\u0098\u008d\u00e5\u0098\u008aX:evil",
        "\u00ff\u0080",
        "//evil.example",
        "\\\\evil.example",
        "@evil.example",
        "#@evil.example",
        "x%23y",
        "%",
        "%zz",
        "javascript:alert(1)",
        "\"onload=\"evil"
      })
  void parameter_handedOn_staysInTheQueryOfOneHeader(String value) {
    for (String name : new String[] {"a", "utm_source", "url", "next"}) {
      Response response = site.get("/x?" + name + "=" + value);

      assertThat(response.status()).isEqualTo(302);
      assertThat(response.values("Set-Cookie")).isEmpty();
      assertThat(response.values("X")).isEmpty();
      assertThat(response.body()).isEmpty();
      assertThat(response.values("Location")).hasSize(1);
      assertThat(response.value("Location"))
          .matches("[!-~]+")
          .startsWith("https://target.example/?");
    }
  }

  @Test
  void headers_whoseNamesCollide_areReadAsAnyOthers() {
    String colliding =
        IntStream.range(0, 700).mapToObj(i -> bits(i) + ": " + i).collect(Collectors.joining("⏎"));

    assertThat(bits(1).hashCode()).isEqualTo(bits(2).hashCode());
    assertThat(site.get("/x", colliding).status()).isEqualTo(302);
    assertThat(site.get("/x").status()).isEqualTo(302);
  }

  /// Texts of one hash.
  private static String bits(int number) {
    var text = new StringBuilder();
    for (int bit = 0; bit < 10; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  @Test
  void parametersAndCookies_whoseNamesCollide_areReadAsAnyOthers() {
    String colliding =
        IntStream.range(0, 340).mapToObj(i -> bits(i) + "=1").collect(Collectors.joining("&"));

    assertThat(site.get("/x?" + colliding + "&a=1").status()).isEqualTo(302);
    assertThat(site.get("/x", "Cookie: " + colliding.replace("&", "; ")).status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Range: bytes={0-1,}",
        "Cookie: {a=b; }",
        "Accept-Language: {en;q=0.1,}",
        "X-Forwarded-For: {1.2.3.4, }",
        "Referer: https://a.example/{%00}",
        "Accept: {text/html,}",
        "User-Agent: Mozilla/5.0 {(}",
        "User-Agent: {Mozilla/5.0 (compatible; }",
        "Accept-Encoding: {gzip;q=1, }",
        "Connection: {a, }keep-alive",
        "If-None-Match: {\"a\", }"
      })
  void header_asLongAsOneMayBe_isAnsweredLikeAShortOne(String header) {
    int start = header.indexOf('{');
    int end = header.indexOf('}');
    String part = header.substring(start + 1, end);
    String longest =
        header.substring(0, start)
            + part.repeat(18_000 / part.length())
            + header.substring(end + 1);

    boolean isAgent = header.startsWith("User-Agent");
    Response response = isAgent ? site.http().get("/x", longest) : site.get("/x", longest);

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.value("Location")).isEqualTo("https://target.example/?utm_medium=m");
  }

  @Test
  void otherMethod_lockedLink_namesTheFormToo() throws Throwable {
    site.link("locked", "'password': 'no hash', 'password_version': 1");
    site.link("open", "");

    assertThat(site.http().request("PUT", "/locked", HUMAN).value("Allow"))
        .isEqualTo("GET, HEAD, POST");
    assertThat(site.http().request("PUT", "/open", HUMAN).value("Allow")).isEqualTo("GET, HEAD");
    assertThat(site.http().request("PUT", "/%zz", HUMAN).status()).isEqualTo(405);
  }

  @Test
  void body_ofAForm_withMoreFieldsThanAreRead_isWrong() {
    site.link("locked", "'password': 'no hash', 'password_version': 1");

    Response response = site.http().post("/locked", "a=1&".repeat(16_000), HUMAN);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).contains("That was not the password.");
  }
}
