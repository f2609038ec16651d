package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.directory.Directory;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.Slug;
import dev.waymark.link.UtmParams;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people write of a link. A new one is read from the request, a changed one from what is
/// there with the patch applied: there is one reader, so both obey the same rules.
///
/// @param slug null only for a new link, which then gets one
record LinkDraft(
    String target,
    @Nullable String slug,
    @Nullable String title,
    @Nullable String note,
    List<String> tags,
    boolean active,
    RuleSet rules,
    UtmParams utmParams) {

  private static final int MAX_TAGS = 10;
  private static final TextRule TAG = TextRule.line(50);
  private static final TextRule TITLE = TextRule.optionalLine(200);
  private static final TextRule NOTE = TextRule.lines(2_000);
  private static final TextRule HOST = TextRule.line(253);

  /// Reads a draft; not to be used when faults were noted.
  static LinkDraft read(
      ObjectNode json, ShortLinks shortLinks, Directory directory, Faults faults) {
    var members = new Members(json, "", faults);
    String target = shortLinks.destination(members, "target", faults);
    String slug = slug(members, faults);
    checkDomain(members, shortLinks, faults);
    var draft =
        new LinkDraft(
            target,
            slug,
            members.text("title", TITLE),
            members.text("note", NOTE),
            members.texts("tags", MAX_TAGS, TAG),
            members.flag("active", true),
            rules(members.raw("rules"), members.at("rules"), shortLinks, directory, faults),
            UtmParams.read(members.raw("utm_params"), members.at("utm_params"), faults));
    members.end();
    return draft;
  }

  /// The same in JSON, for a patch to apply to.
  ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("target", target);
    json.put("slug", slug);
    json.put("title", title);
    json.put("note", note);
    var array = json.putArray("tags");
    tags.forEach(array::add);
    json.put("active", active);
    json.set("rules", rules.toJson());
    json.set("utm_params", utmParams.toJson());
    return json;
  }

  LinkDraft withRules(RuleSet others) {
    return new LinkDraft(target, slug, title, note, tags, active, others, utmParams);
  }

  /// Reads rules, with the checks that none of them leads to one of our own short links, and that
  /// what they refer to is there.
  ///
  /// @param json null stands for no rules
  static RuleSet rules(
      @Nullable JsonNode json,
      String pointer,
      ShortLinks shortLinks,
      Directory directory,
      Faults faults) {
    if (json == null) {
      return RuleSet.NONE;
    }
    RuleReferences.check(json, pointer, directory, faults);
    for (int i = 0; i < json.size(); i++) {
      JsonNode url = json.path(i).path("action").path("url");
      String own = url.isTextual() ? shortLinks.ownLinkFault(url.textValue()) : null;
      if (own != null) {
        faults.add(Faults.at(pointer, i) + "/action/url", own);
      }
    }
    return switch (RuleReader.read(json, pointer)) {
      case RuleReading.Accepted accepted -> accepted.rules();
      case RuleReading.Rejected rejected -> {
        faults.addAll(rejected.faults());
        yield RuleSet.NONE;
      }
    };
  }

  private static @Nullable String slug(Members members, Faults faults) {
    JsonNode json = members.raw("slug");
    if (json == null) {
      return null;
    }
    String fault = json.isTextual() ? Slug.fault(json.textValue()) : "A slug is a text.";
    if (fault != null) {
      faults.add(members.at("slug"), fault);
    }
    return json.textValue();
  }

  private static void checkDomain(Members members, ShortLinks shortLinks, Faults faults) {
    String domain = members.text("domain", HOST);
    if (domain != null && !domain.toLowerCase(Locale.ROOT).equals(shortLinks.defaultDomain())) {
      faults.add(
          members.at("domain"),
          "'"
              + domain
              + "' is not a domain of this workspace; there is "
              + shortLinks.defaultDomain()
              + ".");
    }
  }
}
