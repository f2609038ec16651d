package dev.waymark.admin.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.version.Subject;
import dev.waymark.admin.version.Versions;
import dev.waymark.channel.ChannelKind;
import dev.waymark.rule.Names;
import dev.waymark.word.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the things of a workspace were called at a moment; what they are called now where nothing
/// was changed since versions are kept. Remembers what it was asked for.
final class NamesOfThen implements Names {
  private final String workspace;
  private final Instant at;
  private final Versions versions;
  private final Names now;
  private final ObjectNode asked = JsonNodeFactory.instance.objectNode();

  NamesOfThen(String workspace, Instant at, Versions versions, Names now) {
    this.workspace = workspace;
    this.at = at;
    this.versions = versions;
    this.now = now;
  }

  /// What was asked for and is kept as it was then, by what it is and its key: `channel/es-team`.
  ObjectNode asked() {
    return asked;
  }

  @Override
  public @Nullable String channel(String key) {
    ObjectNode then = then(Entry.CHANNEL, key);
    if (then == null) {
      return now.channel(key);
    }
    ChannelKind kind = ChannelKind.of(then.path("kind").asText());
    return then.path("name").asText() + (kind == null ? "" : " (" + kind.label(language()) + ")");
  }

  @Override
  public @Nullable String pool(String key) {
    ObjectNode then = then(Entry.POOL, key);
    return then == null ? now.pool(key) : then.path("name").asText();
  }

  @Override
  public @Nullable String schedule(String key) {
    ObjectNode then = then(Entry.SCHEDULE, key);
    return then == null ? now.schedule(key) : then.path("name").asText();
  }

  @Override
  public @Nullable String segment(String key) {
    ObjectNode then = then(Entry.SEGMENT, key);
    return then == null ? now.segment(key) : then.path("name").asText();
  }

  private @Nullable ObjectNode then(Entry entry, String key) {
    ObjectNode then = versions.asOf(Subject.keyed(workspace, entry.noun(), key), at);
    if (then != null) {
      asked.set(entry.noun() + '/' + key, then);
    }
    return then;
  }

  @Override
  public Language language() {
    return now.language();
  }
}
