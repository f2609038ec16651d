package dev.waymark.publication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.AbVariants;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.LegacyRouting;
import dev.waymark.link.Sequence;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import org.jspecify.annotations.Nullable;

/// Where the visitors of a link go, in the order in which it is asked: rules, legacy routing, A/B
/// variants, hub, fallback channel, and the target, which a sequence replaces.
///
/// @param target a normalised {@link DestinationUrl}; null only where there is a fallback channel
///   or a hub
/// @param rules those in force under the workspace's plan
/// @param rulesVersion grows when the rules change; 0 when nobody counted
/// @param legacy asked when no rule matched
/// @param variants drawn when nothing before them matched
/// @param hub the page in the place of the target; null for none
/// @param fallbackChannel the {@link Key} of a channel that goes before the target; null for none
/// @param sequence takes the place of the target
public record Destinations(
    @Nullable String target,
    RuleSet rules,
    long rulesVersion,
    LegacyRouting legacy,
    AbVariants variants,
    @Nullable Hub hub,
    @Nullable String fallbackChannel,
    Sequence sequence) {

  private static final TextRule KEY = TextRule.line(Key.MAX_LENGTH);

  /// The same URL for everybody.
  public static Destinations to(String target) {
    return to(target, RuleSet.NONE);
  }

  /// What rules say, and one URL for everybody else.
  public static Destinations to(String target, RuleSet rules) {
    return new Destinations(
        target, rules, 0, LegacyRouting.NONE, AbVariants.NONE, null, null, Sequence.NONE);
  }

  static Destinations read(Members members, Faults faults) {
    String target = DestinationUrl.read(members.raw("target"), members.at("target"), faults);
    Long rulesVersion = members.number("rules_version", 0, Long.MAX_VALUE);
    String fallbackChannel = members.text("fallback_channel", KEY);
    String keyFault = fallbackChannel == null ? null : Key.fault(fallbackChannel);
    if (keyFault != null) {
      faults.add(members.at("fallback_channel"), keyFault);
    }
    if (members.raw("target") == null
        && members.raw("fallback_channel") == null
        && members.raw("hub") == null) {
      faults.add(
          members.at("target"),
          "A target is required, unless there is a fallback channel or a hub.");
    }
    return new Destinations(
        target,
        rules(members, faults),
        rulesVersion == null ? 0 : rulesVersion,
        LegacyRouting.read(members.raw("legacy"), members.at("legacy"), faults),
        AbVariants.read(members.raw("variants"), members.at("variants"), faults),
        Hub.read(members.raw("hub"), members.at("hub"), faults),
        fallbackChannel,
        Sequence.read(members.raw("sequence"), members.at("sequence"), faults));
  }

  private static RuleSet rules(Members members, Faults faults) {
    var json = members.raw("rules");
    if (json == null) {
      faults.add(members.at("rules"), "Rules are an array, possibly an empty one.");
      return RuleSet.NONE;
    }
    return switch (RuleReader.read(json, members.at("rules"))) {
      case RuleReading.Accepted accepted -> accepted.rules();
      case RuleReading.Rejected rejected -> {
        faults.addAll(rejected.faults());
        yield RuleSet.NONE;
      }
    };
  }

  void writeTo(ObjectNode json) {
    if (target != null) {
      json.put("target", target);
    }
    json.set("rules", rules.toJson());
    if (rulesVersion != 0) {
      json.put("rules_version", rulesVersion);
    }
    if (!legacy.isEmpty()) {
      json.set("legacy", legacy.toJson());
    }
    if (!variants.isEmpty()) {
      json.set("variants", variants.toJson());
    }
    if (hub != null) {
      json.set("hub", hub.toJson());
    }
    if (fallbackChannel != null) {
      json.put("fallback_channel", fallbackChannel);
    }
    if (!sequence.isEmpty()) {
      json.set("sequence", sequence.toJson());
    }
  }
}
