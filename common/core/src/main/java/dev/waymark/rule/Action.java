package dev.waymark.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens when a rule wins.
public sealed interface Action {

  /// Send the visitor to a URL.
  ///
  /// @param url a normalised {@link dev.waymark.link.DestinationUrl}
  record Redirect(String url) implements Single {}

  /// Send the visitor to one of the workspace's channels, or along its fallbacks while it is
  /// passive. The rule is skipped when none of them is active.
  ///
  /// @param channel the key of the channel; whether there is one is not known here
  record Channel(String channel) implements Single {}

  /// Send the visitor to the next active member of a pool of channels. The rule is skipped when
  /// none of them is active.
  ///
  /// @param pool the key of the pool; whether there is one is not known here
  record Pool(String pool) implements Single {}

  /// Keep the visitor out, with an answer that leads nowhere.
  ///
  /// @param status 404, 410, or 200 for a page with words of its own
  /// @param title what the page says on top; null where it says what pages with that status say
  /// @param text what stands below it, possibly several lines; null for nothing
  record Block(int status, @Nullable String title, @Nullable String text) implements Action {}

  /// Send the visitor where another link of the workspace leads, by that link's own rules. The rule
  /// is skipped while the other link is off, not begun, over or taken down.
  ///
  /// @param link the id of the link; whether there is one is not known here
  record Link(String link) implements Action {}

  /// Send the visitor to one of several targets, the same on each visit while somebody is there.
  /// The rule is skipped when nobody is at any of them.
  ///
  /// @param targets 2 to 10
  record Split(List<Target> targets) implements Action {
    /// A list of its own.
    public Split {
      targets = List.copyOf(targets);
    }
  }

  /// One of the targets of a split.
  ///
  /// @param to where it leads
  /// @param weight its share, in relation to those of the others: 1 to 1,000
  /// @param name what reports call it, unique in its split; null for the letter of its place
  record Target(Single to, int weight, @Nullable String name) {
    private ObjectNode toJson() {
      ObjectNode json = to.toJson();
      json.remove("type");
      json.put("weight", weight);
      if (name != null) {
        json.put("name", name);
      }
      return json;
    }
  }

  /// What leads to one place by itself.
  sealed interface Single extends Action {}

  /// What reports call a target of a split.
  ///
  /// @param place from 0
  static String nameOf(Target target, int place) {
    return target.name() == null ? String.valueOf((char) ('A' + place)) : target.name();
  }

  /// The smallest plan that has it, beside rules at all.
  default Plan plan() {
    return switch (this) {
      case Redirect _, Channel _, Pool _ -> Plan.FREE;
      case Block _, Split _, Link _ -> Plan.TEAM;
    };
  }

  /// The value of `type` in JSON.
  default String type() {
    return switch (this) {
      case Redirect _ -> "redirect";
      case Channel _ -> "channel";
      case Pool _ -> "pool";
      case Block _ -> "block";
      case Split _ -> "split";
      case Link _ -> "link";
    };
  }

  /// The wire form.
  default ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode().put("type", type());
    return switch (this) {
      case Redirect(String url) -> json.put("url", url);
      case Channel(String channel) -> json.put("channel", channel);
      case Pool(String pool) -> json.put("pool", pool);
      case Block(int status, String title, String text) -> {
        json.put("status", status);
        if (title != null) {
          json.put("title", title);
        }
        if (text != null) {
          json.put("text", text);
        }
        yield json;
      }
      case Link(String link) -> json.put("link", link);
      case Split(List<Target> targets) -> {
        var array = json.putArray("targets");
        targets.forEach(target -> array.add(target.toJson()));
        yield json;
      }
    };
  }
}
