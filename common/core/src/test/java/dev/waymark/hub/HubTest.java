package dev.waymark.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubTest {
  private final Faults faults = new Faults();

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Test
  void read_entriesOfEveryKind_isReadAndWrittenAlike() {
    JsonNode json =
        json(
            """
            {'title': 'Anna', 'picture': 'https://example.com/a.png', 'text': 'Hello\\nthere',
             'entries': [
              {'key': 'chat', 'label': 'Chat', 'text': 'Until five',
               'conditions': [{'field': 'hours', 'operator': 'eq', 'value': 'desk=open'}],
               'channel': 'es-sales'},
              {'key': 'sale', 'label': 'Sale', 'link': 'lnk_1'},
              {'key': 'shop', 'label': 'Shop', 'url': 'https://example.com/'}]}
            """);

    Hub hub = Objects.requireNonNull(Hub.read(json, "/hub", faults));

    assertThat(faults.toList()).isEmpty();
    assertThat(hub.entries())
        .extracting(Hub.Entry::target)
        .containsExactly(
            new Hub.Target.Channel("es-sales"),
            new Hub.Target.Link("lnk_1"),
            new Hub.Target.Url("https://example.com/"));
    assertThat(hub.entries().getFirst().when().schedules()).containsExactly("desk");
    assertThat(hub.toJson()).isEqualTo(json);
  }

  @Test
  void read_null_isNone() {
    assertThat(Hub.read(null, "/hub", faults)).isNull();
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void read_faults_areAllNamed() {
    Hub.read(
        json(
            """
            {'picture': 'data:x', 'colour': 'red', 'entries': [
              {'key': 'A b', 'label': ' ', 'url': 'javascript:1'},
              {'key': 'chat', 'channel': 'No Key', 'label': 'x'},
              {'key': 'chat', 'label': 'x', 'link': 'lnk_1', 'url': 'https://example.com',
               'conditions': [{'field': 'aura', 'operator': 'eq', 'value': 1}]},
              {'key': 'd', 'label': 'x'}, 7]}
            """),
        "/hub",
        faults);

    assertThat(faults.toList())
        .extracting(Fault::pointer)
        .containsExactly(
            "/hub/title",
            "/hub/picture",
            "/hub/entries/0/key",
            "/hub/entries/0/label",
            "/hub/entries/0/url",
            "/hub/entries/1/channel",
            "/hub/entries/2/conditions/0/field",
            "/hub/entries/2",
            "/hub/entries/2/key",
            "/hub/entries/3",
            "/hub/entries/4",
            "/hub/entries/4/key",
            "/hub/entries/4/label",
            "/hub/entries/4",
            "/hub/colour");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 51})
  void read_noEntriesOrTooMany_isRefused(int count) {
    String entries =
        String.join(
            ",",
            Collections.nCopies(count, "{'key': 'a', 'label': 'a', 'url': 'https://example.com'}"));

    Hub.read(json("{'title': 'T', 'entries': [" + entries + "]}"), "", faults);

    assertThat(faults.toList()).extracting(Fault::pointer).containsExactly("/entries");
  }
}
