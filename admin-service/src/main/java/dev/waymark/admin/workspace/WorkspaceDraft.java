package dev.waymark.admin.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import dev.waymark.publication.WorkspaceDocument.DefaultDestination;
import dev.waymark.visitor.Country;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people write of a workspace. A new one is read from the request, a changed one from what is
/// there with the patch applied: there is one reader, so both obey the same rules.
record WorkspaceDraft(
    String name,
    Plan plan,
    UtmParams defaultUtmParams,
    @Nullable DefaultDestination defaultDestination,
    String timeZone,
    @Nullable Country country,
    @Nullable String homeUrl) {

  private static final TextRule NAME = TextRule.line(100);
  private static final TextRule KEYWORD = TextRule.line(100);

  /// Reads a draft; not to be used when faults were noted.
  static WorkspaceDraft read(
      ObjectNode json, ShortLinks shortLinks, Directory directory, Faults faults) {
    var members = new Members(json, "", faults);
    var draft =
        new WorkspaceDraft(
            members.requiredText("name", NAME),
            plan(members, faults),
            UtmParams.read(
                members.raw("default_utm_params"), members.at("default_utm_params"), faults),
            destination(members, shortLinks, directory, faults),
            timeZone(members, faults),
            country(members, faults),
            members.raw("home_url") == null
                ? null
                : shortLinks.destination(members, "home_url", faults));
    members.end();
    return draft;
  }

  static WorkspaceDraft of(Workspace workspace) {
    return new WorkspaceDraft(
        workspace.name(),
        workspace.plan(),
        workspace.defaultUtmParams(),
        workspace.defaultDestination(),
        workspace.timeZone(),
        workspace.country(),
        workspace.homeUrl());
  }

  /// The same in JSON, for a patch to apply to.
  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("name", name);
    json.put("plan", plan.key());
    json.set("default_utm_params", defaultUtmParams.toJson());
    if (defaultDestination != null) {
      json.set("default_destination", defaultDestination.toJson());
    }
    json.put("time_zone", timeZone);
    if (country != null) {
      json.put("country", country.code());
    }
    if (homeUrl != null) {
      json.put("home_url", homeUrl);
    }
    return json;
  }

  private static Plan plan(Members members, Faults faults) {
    String key = members.text("plan", KEYWORD);
    Plan plan = key == null ? Plan.FREE : Plan.of(key);
    if (plan == null) {
      faults.add(
          members.at("plan"),
          "A plan is one of: "
              + Arrays.stream(Plan.values()).map(Plan::key).collect(Collectors.joining(", "))
              + ".");
      return Plan.FREE;
    }
    return plan;
  }

  private static @Nullable DefaultDestination destination(
      Members members, ShortLinks shortLinks, Directory directory, Faults faults) {
    JsonNode json = members.raw("default_destination");
    if (json == null) {
      return null;
    }
    String pointer = members.at("default_destination");
    if (json.hasNonNull("url") == json.hasNonNull("channel")) {
      faults.add(
          pointer,
          "A default destination is either {\"url\": \"https://example.com\"} or {\"channel\":"
              + " \"es-sales\"}.");
      return null;
    }
    var destination = new Members(json, pointer, faults);
    boolean isUrl = destination.raw("url") != null;
    destination.raw("channel");
    destination.end();
    if (isUrl) {
      return new DefaultDestination.Url(shortLinks.destination(destination, "url", faults));
    }
    String channel = destination.requiredText("channel", KEYWORD);
    directory.check(Entry.CHANNEL, channel, destination.at("channel"), faults);
    return new DefaultDestination.Channel(channel);
  }

  private static @Nullable Country country(Members members, Faults faults) {
    String code = members.text("country", KEYWORD);
    Country country = code == null ? null : Country.of(code);
    if (code != null && country == null) {
      faults.add(
          members.at("country"),
          "A country is a code of two letters (ISO 3166-1 alpha-2) such as ES"
              + (code.equalsIgnoreCase("UK") ? "; the United Kingdom is GB." : "."));
    }
    return country;
  }

  private static String timeZone(Members members, Faults faults) {
    String zone = members.text("time_zone", KEYWORD);
    if (zone == null) {
      return "UTC";
    }
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      faults.add(members.at("time_zone"), "A time zone is a region such as Europe/Madrid, or UTC.");
    }
    return zone;
  }
}
