package dev.waymark.admin.dashboard.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.pool.PoolView;
import dev.waymark.admin.precondition.Versioned;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody writes of a pool, as texts; empty where there is nothing.
///
/// @param version of the pool that it was read from; empty for a new one
/// @param isSticky whether a visitor who comes back meets the same channel
record PoolForm(String version, String name, boolean isSticky, List<Line> members) {
  /// Those that faults are shown beside.
  static final String[] CONTROLS = {"name", "members"};

  /// As many lines as a form can have; the API refuses what is too much for it.
  private static final int MOST_LINES = 1_000;

  private static final String ONE = "1";

  /// @param channel its key
  /// @param schedule the key of the hours in which it is there; empty for always
  record Line(String channel, String weight, String schedule) {
    static final Line NONE = new Line("", ONE, "");
  }

  /// A list of its own.
  PoolForm {
    members = List.copyOf(members);
  }

  static PoolForm of(Versioned<PoolView> pool) {
    PoolView view = pool.body();
    return new PoolForm(
        String.valueOf(pool.version()),
        view.name(),
        view.sticky(),
        view.members().stream()
            .map(
                member ->
                    new Line(
                        member.channel(),
                        String.valueOf(member.weight()),
                        Objects.requireNonNullElse(member.schedule(), "")))
            .toList());
  }

  /// What was sent. Lines without a channel are left out.
  static PoolForm of(MultivaluedMap<String, String> typed) {
    List<String> channels = typed.getOrDefault("channel", List.of());
    List<String> weights = typed.getOrDefault("weight", List.of());
    List<String> schedules = typed.getOrDefault("schedule", List.of());
    var members = new ArrayList<Line>();
    int lines = Math.min(channels.size(), Math.min(weights.size(), schedules.size()));
    for (int i = 0; i < Math.min(MOST_LINES, lines); i++) {
      if (!channels.get(i).isEmpty()) {
        members.add(new Line(channels.get(i), weights.get(i).strip(), schedules.get(i)));
      }
    }
    return new PoolForm(
        Objects.requireNonNullElse(typed.getFirst("version"), ""),
        Objects.requireNonNullElse(typed.getFirst("name"), ""),
        typed.containsKey("sticky"),
        members);
  }

  /// What a button of the form makes of it: `add` has another line, `up.1`, `down.1` and `out.1`
  /// move the second one, or take it out. Null for a button that is none of these.
  @Nullable PoolForm after(String button) {
    var other = new ArrayList<>(members);
    if (button.equals("add")) {
      other.add(Line.NONE);
      return new PoolForm(version, name, isSticky, other);
    }
    if (!button.matches("(up|down|out)\\.\\d{1,4}")) {
      return null;
    }
    int at = Integer.parseInt(button.substring(button.indexOf('.') + 1));
    int to = button.startsWith("up") ? at - 1 : at + 1;
    if (at < other.size() && button.startsWith("out")) {
      other.remove(at);
    } else if (at < other.size() && to >= 0 && to < other.size()) {
      Collections.swap(other, at, to);
    }
    return new PoolForm(version, name, isSticky, other);
  }

  /// The same, made from another version.
  PoolForm at(long other) {
    return new PoolForm(String.valueOf(other), name, isSticky, members);
  }

  /// As the API takes it, but for the key.
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name.strip()).put("sticky", isSticky);
    ArrayNode list = json.putArray("members");
    for (Line member : members) {
      ObjectNode one = list.addObject().put("channel", member.channel());
      if (member.weight().matches("\\d{1,9}")) {
        one.put("weight", Integer.parseInt(member.weight()));
      } else {
        one.put("weight", member.weight());
      }
      one.put("schedule", member.schedule().isEmpty() ? null : member.schedule());
    }
    return json;
  }
}
