package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.visitor.agent.UserAgents;
import dev.waymark.visitor.request.AcceptLanguage;
import dev.waymark.visitor.request.CookieHeader;
import dev.waymark.visitor.request.QueryString;
import dev.waymark.visitor.request.Referrer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every reader makes of the vectors' visitors. `YauaaTest` has the full parser's part.
final class BenchVisitorsTest {
  @Test
  void parse_ofUserAgents_withThePlainReading_isWhatTheVectorsSay() {
    var agents = new UserAgents(100);

    assertThat(BenchVisitors.all())
        .hasSize(1_000)
        .allSatisfy(visitor -> BenchVisitors.assertAgent(visitor, agents));
  }

  @Test
  void preferred_ofLanguages_isWhatTheVectorsSay() {
    assertThat(BenchVisitors.all())
        .allSatisfy(
            visitor -> {
              LanguageTag tag = AcceptLanguage.preferred(text(visitor.get("accept_language")));
              String expected = visitor.get("facts").get("language").asText();

              assertThat(tag)
                  .extracting(LanguageTag::tag)
                  .isEqualTo(expected.toLowerCase(Locale.ROOT));
            });
  }

  @Test
  void host_ofReferrers_isWhatTheVectorsSay() {
    assertThat(BenchVisitors.all())
        .allSatisfy(
            visitor -> {
              String host = Referrer.host(text(visitor.get("referrer")));

              assertThat(host == null ? "" : host)
                  .isEqualTo(visitor.get("facts").get("referrer").asText());
            });
  }

  @Test
  void parse_ofQueriesAndCookies_isWhatTheVectorsSay() {
    assertThat(BenchVisitors.all())
        .allSatisfy(
            visitor -> {
              String query = visitor.get("query").asText();
              Map<String, String> cookies =
                  visitor.get("cookies").properties().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asText()));
              String header =
                  cookies.entrySet().stream()
                      .map(e -> e.getKey() + "=" + e.getValue())
                      .collect(Collectors.joining("; "));

              assertThat(joined(QueryString.parse(query))).isEqualTo(query);
              Parameters parsed = CookieHeader.parse(header);
              assertThat(parsed.size()).isEqualTo(cookies.size());
              cookies.forEach(
                  (name, value) -> assertThat(parsed.values(name)).containsExactly(value));
            });
  }

  private static String joined(Parameters parameters) {
    var text = new StringBuilder();
    for (int i = 0; i < parameters.size(); i++) {
      text.append(i == 0 ? "" : "&")
          .append(parameters.name(i))
          .append('=')
          .append(parameters.value(i));
    }
    return text.toString();
  }

  private static @Nullable String text(JsonNode node) {
    return node.isNull() ? null : node.asText();
  }
}
