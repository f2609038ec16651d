package dev.waymark.admin.dashboard.settings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the page of a workspace's plan says.
@MessageBundle(value = "plan", locale = "en")
public interface PlanMessages {
  @Message("This workspace is on {plan}")
  String yours(String plan);

  @Message("Whoever runs Waymark changes the plan. What a smaller one lacks is paused, never lost.")
  String intro();

  @Message("With {plan} instead")
  String other(String plan);

  @Message("It has besides:")
  String more();

  @Message("It lacks:")
  String less();

  @Message("{#if count == 0}No rules{#else}{count} rules on a link{/if}")
  String rules(int count);

  @Message("{#if count == 1}1 domain of your own{#else}{count} domains of your own{/if}")
  String domains(int count);

  @Message("Rules that ask for: {fields}")
  String fields(String fields);

  @Message("Rules that share visitors out, or keep them out")
  String actions();

  @Message("Rules of which one condition is enough, and groups of conditions")
  String groups();

  @Message("Rules that compare with a pattern")
  String patterns();

  @Message("Sequences: another page at each visit")
  String sequences();

  @Message("Routing by country, device and system without rules")
  String routing();

  @Message("A/B tests")
  String variants();

  @Message("No link would do anything else.")
  String noLinks();

  @Message(
      "{#if exact}{#else}At least {/if}{#if count == 1}1 link gets back what is paused of it:{#else}{count} links get back what is paused of them:{/if}")
  String linksBack(long count, boolean exact);

  @Message(
      "{#if exact}{#else}At least {/if}{#if count == 1}1 link keeps all it has, but some of it is paused:{#else}{count} links keep all they have, but some of it is paused:{/if}")
  String linksPaused(long count, boolean exact);

  @Message("{#if count == 1}1 rule{#else}{count} rules{/if}")
  String ofRules(int count);

  @Message("a sequence")
  String ofSequence();

  @Message("routing")
  String ofRouting();

  @Message("an A/B test")
  String ofVariants();

  @Message("and {count} more")
  String moreLinks(long count);

  @Message("Links follow a change of the workspace")
  String following();

  @Message("{done} of {total} links have followed. Until its turn comes, each is served as before.")
  String followed(String done, String total);
}
