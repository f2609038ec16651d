package dev.waymark.routing;

import dev.waymark.link.UtmParams;
import dev.waymark.publication.LinkDocument;
import dev.waymark.rule.Action;
import dev.waymark.rule.CompiledRules;
import dev.waymark.rule.Rule;
import dev.waymark.rule.SharedMatchers;
import java.util.List;

/// A link in the form that answers visitors: everything that does not depend on a visit is worked
/// out when it is loaded. Immutable.
public final class Link {
  private final String id;
  private final String workspace;
  private final boolean active;
  private final CompiledRules rules;

  /// What each rule decides, by its place.
  private final Decision.Chosen[] byRule;

  private final Decision.Chosen byTarget;

  private Link(
      LinkDocument document,
      CompiledRules rules,
      Decision.Chosen[] byRule,
      Decision.Chosen byTarget) {
    this.id = document.id();
    this.workspace = document.workspace();
    this.active = document.lifecycle().active();
    this.rules = rules;
    this.byRule = byRule;
    this.byTarget = byTarget;
  }

  /// Compiles a published link.
  ///
  /// @param shared for conditions that many links have in common
  public static Link compile(LinkDocument document, SharedMatchers shared) {
    List<Rule> written = document.destinations().rules().rules();
    var byRule = new Decision.Chosen[written.size()];
    for (int i = 0; i < byRule.length; i++) {
      Rule rule = written.get(i);
      byRule[i] = new Decision.Chosen(Step.RULE, rule.name(), destination(rule.action(), document));
    }
    return new Link(
        document,
        CompiledRules.compile(document.destinations().rules(), shared),
        byRule,
        new Decision.Chosen(Step.TARGET, null, target(document)));
  }

  private static Destination destination(Action action, LinkDocument document) {
    return switch (action) {
      case Action.Redirect(String url) -> url(url, document.finish().utm());
      // Until channels are resolved here, none of them is active, and the target is where it ends.
      case Action.Channel _, Action.Pool _ -> target(document);
    };
  }

  private static Destination target(LinkDocument document) {
    String target = document.destinations().target();
    return url(target == null ? "" : target, document.finish().utm());
  }

  private static Destination url(String url, UtmParams utm) {
    return new Destination.Url(new Answer.Redirect(utm.appendTo(url)));
  }

  /// The link's id, `lnk_...`.
  public String id() {
    return id;
  }

  /// The id of the workspace it belongs to, `ws_...`.
  public String workspace() {
    return workspace;
  }

  boolean isActive() {
    return active;
  }

  CompiledRules rules() {
    return rules;
  }

  Decision.Chosen byRule(int place) {
    return byRule[place];
  }

  Decision.Chosen byTarget() {
    return byTarget;
  }
}
