package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.click.ClickEvent;
import dev.waymark.visitor.VisitorClass;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoMonthTest {
  private static final Instant END = Instant.parse("2026-11-30T17:00:00Z");

  private static Map<String, DemoMonth.DemoLink> links() throws IOException {
    Map<String, DemoMonth.DemoLink> links = new HashMap<>();
    for (JsonNode link : Demo.parts(new ObjectMapper()).path("links")) {
      String slug = link.path("slug").asText();
      links.put(slug, new DemoMonth.DemoLink("lnk_" + slug, link.has("rules") ? 1 : 0));
    }
    return links;
  }

  private static DemoMonth.Made make() throws IOException {
    return new DemoMonth("ws_1", links(), END).make();
  }

  @Test
  void month_again_isTheSame() throws IOException {
    assertThat(make()).isEqualTo(make());
  }

  @Test
  void clicks_always_lieInTheMonthInTheirOrder() throws IOException {
    List<ClickEvent> clicks = make().clicks();

    assertThat(clicks).hasSizeBetween(6_000, 12_000);
    assertThat(clicks).isSortedAccordingTo(Comparator.comparingLong(ClickEvent::atMillis));
    assertThat(clicks.getFirst().atMillis())
        .isGreaterThan(END.minus(Duration.ofDays(DemoMonth.DAYS)).toEpochMilli());
    assertThat(clicks.getLast().atMillis()).isLessThan(END.toEpochMilli());
    assertThat(clicks.stream().map(ClickEvent::id).distinct()).hasSameSizeAs(clicks);
    assertThat(clicks.stream().map(ClickEvent::link).collect(Collectors.toSet()))
        .hasSameSizeAs(links().keySet());
  }

  @Test
  void clicks_always_keepTheRhythmOfAWeek() throws IOException {
    Map<DayOfWeek, Long> days =
        make().clicks().stream()
            .collect(
                Collectors.groupingBy(
                    click ->
                        Instant.ofEpochMilli(click.atMillis())
                            .atOffset(ZoneOffset.UTC)
                            .getDayOfWeek(),
                    Collectors.counting()));

    assertThat(days.get(DayOfWeek.TUESDAY))
        .isGreaterThan(Objects.requireNonNull(days.get(DayOfWeek.SUNDAY)));
  }

  /// What decided must be there to be looked at.
  @Test
  void clicks_always_nameWhatTheDemoHas() throws IOException {
    Set<String> rules = new HashSet<>();
    Set<String> channels = new HashSet<>();
    Set<String> entries = new HashSet<>();
    JsonNode parts = Demo.parts(new ObjectMapper());
    for (JsonNode link : parts.path("links")) {
      link.path("rules").forEach(rule -> rules.add(rule.path("name").asText()));
      link.path("hub").path("entries").forEach(entry -> entries.add(entry.path("key").asText()));
    }
    parts.path("channels").forEach(channel -> channels.add(channel.path("key").asText()));

    for (ClickEvent click : make().clicks()) {
      assertThat(click.rule())
          .satisfiesAnyOf(r -> assertThat(r).isNull(), r -> assertThat(r).isIn(rules));
      assertThat(click.channel())
          .satisfiesAnyOf(c -> assertThat(c).isNull(), c -> assertThat(c).isIn(channels));
      assertThat(click.entry())
          .satisfiesAnyOf(e -> assertThat(e).isNull(), e -> assertThat(e).isIn(entries));
      assertThat(click.visitorClass() == VisitorClass.HUMAN).isEqualTo(click.visitor() != 0);
    }
  }

  @Test
  void leads_always_comeFromClicksThatCount() throws IOException {
    DemoMonth.Made made = make();
    Set<String> counted =
        made.clicks().stream()
            .filter(ClickEvent::counts)
            .map(click -> click.id().toString())
            .collect(Collectors.toSet());

    assertThat(made.leads()).hasSizeBetween(80, 300);
    assertThat(made.leads()).allMatch(lead -> counted.contains(lead.click().toString()));
  }

  @Test
  void links_thatAreMissing_haveNoClicks() {
    assertThat(new DemoMonth("ws_1", Map.of(), END).make().clicks()).isEmpty();
  }
}
