package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.visitor.agent.AgentFacts;
import dev.waymark.visitor.agent.UserAgents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/// The thousand visitors of `vectors/bench/visitors.json`: their headers, and what those say.
public final class BenchVisitors {
  private BenchVisitors() {}

  /// All of them, as the vectors have them.
  public static List<JsonNode> all() {
    try (InputStream in =
        Objects.requireNonNull(
            BenchVisitors.class.getResourceAsStream("/vectors/bench/visitors.json"))) {
      JsonNode visitors = new ObjectMapper().readTree(in).get("visitors");
      return StreamSupport.stream(visitors.spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fails unless the reader finds the visitor's device, system and browser, and a person.
  public static void assertAgent(JsonNode visitor, UserAgents agents) {
    AgentFacts facts = agents.parse(visitor.get("user_agent").asText());
    JsonNode expected = visitor.get("facts");

    assertThat(facts.device()).extracting(Device::key).isEqualTo(expected.get("device").asText());
    assertThat(facts.os()).extracting(OperatingSystem::key).isEqualTo(expected.get("os").asText());
    assertThat(facts.browser())
        .extracting(Browser::name)
        .isEqualTo(expected.get("browser").asText());
    assertThat(facts.visitorClass(false)).isEqualTo(VisitorClass.HUMAN);
  }
}
