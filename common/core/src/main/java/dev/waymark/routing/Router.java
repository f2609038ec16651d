package dev.waymark.routing;

import dev.waymark.publication.LinkDocument;
import dev.waymark.rule.CompiledRules;
import dev.waymark.rule.Rule;
import dev.waymark.rule.RuleTrace;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.visitor.Visit;
import java.util.ArrayList;
import java.util.List;

/// Decides where a visit goes. Pure and total: the same link and the same facts always give the
/// same answer, nothing is thrown, read or written. Visitors, the simulator and every test go
/// through here.
public final class Router {
  private Router() {}

  /// The first stage: picks what answers, from the first step that has an answer.
  public static Decision decide(Link link, Visit visit) {
    if (!link.isActive()) {
      return Decision.Inactive.INSTANCE;
    }
    int rule = link.rules().firstMatch(visit, 0);
    return rule == CompiledRules.NO_MATCH ? link.byTarget() : link.byRule(rule);
  }

  /// The second stage: turns what was picked into what the visitor gets.
  public static Answer settle(Decision decision) {
    return switch (decision) {
      case Decision.Chosen chosen ->
          switch (chosen.destination()) {
            case Destination.Url url -> url.answer();
          };
      case Decision.Inactive _ -> GONE;
    };
  }

  private static final Answer GONE = new Answer.Gone();

  /// Decides as {@link #decide} and {@link #settle} do, by calling them, and says why: each rule
  /// that was tried, up to the one that won, with each of its conditions and what was seen.
  public static Explanation explain(LinkDocument document, Visit visit) {
    Link link = Link.compile(document, new SharedMatchers());
    Decision decision = decide(link, visit);
    return new Explanation(decision, settle(decision), trace(document, link, visit));
  }

  private static List<RuleTrace> trace(LinkDocument document, Link link, Visit visit) {
    var trace = new ArrayList<RuleTrace>();
    if (!link.isActive()) {
      return trace;
    }
    int winner = link.rules().firstMatch(visit, 0);
    List<Rule> rules = document.destinations().rules().rules();
    int tried = winner == CompiledRules.NO_MATCH ? rules.size() : winner + 1;
    for (int i = 0; i < tried; i++) {
      trace.add(RuleTrace.of(rules.get(i), link.rules(), i, visit));
    }
    return trace;
  }
}
