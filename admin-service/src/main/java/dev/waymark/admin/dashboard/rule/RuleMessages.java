package dev.waymark.admin.dashboard.rule;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the editor of rules says; the Spanish stands in `messages/r_es.properties`. The sentences
/// of rules are not here: they are those of the API.
@MessageBundle(value = "r", locale = "en")
public interface RuleMessages {
  @Message("Rules")
  String title();

  @Message("Rules of {link}")
  String titleOf(String link);

  @Message("Checked from the top, the first match wins")
  String listTitle();

  @Message("No rules yet: everybody goes to the same place.")
  String empty();

  @Message(
      "A rule sends some of your visitors elsewhere, such as: visitors from Spain to ES Sales.")
  String emptyMore();

  @Message("Add a rule")
  String add();

  @Message("Rule {position}")
  String rule(int position);

  @Message("Move rule {position}, {name}")
  String grip(int position, String name);

  @Message("Space lifts the rule, arrow keys move it, Space drops it, Escape puts it back.")
  String gripHelp();

  @Message("Lifted. Position {position} of {count}.")
  String lifted(int position, int count);

  @Message("Position {position} of {count}.")
  String position(int position, int count);

  @Message("Dropped at position {position} of {count}.")
  String dropped(int position, int count);

  @Message("Put back at position {position} of {count}.")
  String putBack(int position, int count);

  @Message("More for rule {position}")
  String menuOf(int position);

  @Message("Edit rule {position}")
  String editOf(int position);

  @Message("Done")
  String done();

  @Message("Move up")
  String up();

  @Message("Move down")
  String down();

  @Message("Move to the top")
  String top();

  @Message("Move to the bottom")
  String bottom();

  @Message("Move to position")
  String place();

  @Message("Move")
  String go();

  @Message("Duplicate")
  String duplicate();

  @Message("Switch off")
  String switchOff();

  @Message("Switch on")
  String switchOn();

  @Message("Switched off")
  String isOff();

  @Message("Delete")
  String remove();

  @Message("Name")
  String name();

  @Message("For you and your reports. Left empty, the rule is called by its conditions.")
  String nameHelp();

  @Message("When")
  String when();

  @Message("For every visitor who gets here")
  String whenNone();

  @Message("and")
  String and();

  @Message("or")
  String or();

  @Message("Add a condition")
  String conditionAdd();

  @Message("Remove the condition on {label}")
  String conditionRemove(String label);

  @Message("What to ask about")
  String field();

  @Message("How to compare")
  String operator();

  @Message("Value")
  String value();

  @Message("Values of {label}")
  String values(String label);

  @Message("Type to find")
  String valueAdd();

  @Message("Add another")
  String valueAddMore();

  @Message("Remove {name}")
  String valueRemove(String name);

  @Message("Add")
  String addValue();

  @Message("Quick picks")
  String picks();

  @Message("From")
  String from();

  @Message("until")
  String until();

  @Message("Time zone")
  String zone();

  @Message("From {from} until {until} of the day")
  String stripLabel(String from, String until);

  @Message("Business hours")
  String schedule();

  @Message("There are no business hours yet.")
  String scheduleNone();

  @Message("There are no segments yet.")
  String segmentNone();

  @Message("open")
  String open();

  @Message("closed")
  String closed();

  @Message("Open now, until {time}")
  String nowOpenUntil(String time);

  @Message("Open now")
  String nowOpen();

  @Message("Closed now, opens {time}")
  String nowClosedUntil(String time);

  @Message("Closed now")
  String nowClosed();

  @Message("Name")
  String parameterName();

  @Message("Value")
  String parameterValue();

  @Message("Send to")
  String then();

  @Message("Channel")
  String actionChannel();

  @Message("Pool")
  String actionPool();

  @Message("Web address")
  String actionUrl();

  @Message("Choose…")
  String actionChoose();

  @Message("There are no channels yet.")
  String actionNoChannels();

  @Message("There are no pools yet.")
  String actionNoPools();

  @Message("Set in the JSON tab")
  String actionOther();

  @Message("passive")
  String passive();

  @Message("needs {plan}")
  String needsPlan(String plan);

  @Message("Not finished")
  String unfinished();

  @Message("nowhere yet")
  String nowhere();

  @Message("Everyone else")
  String everyone();

  @Message("the device and country addresses of this link")
  String everyoneLegacy();

  @Message("an A/B test of {count} pages")
  String everyoneVariants(int count);

  @Message("the page with several links")
  String everyoneHub();

  @Message("the next page of a sequence")
  String everyoneSequence();

  @Message("the workspace’s default")
  String everyoneDefault();

  @Message("a page that says politely that nothing is here")
  String everyoneLast();

  @Message("then")
  String everyoneThen();

  @Message("Play a visitor")
  String player();

  @Message("Country")
  String country();

  @Message("unknown country")
  String countryUnknown();

  @Message("Language")
  String language();

  @Message("unknown language")
  String languageUnknown();

  @Message("Device")
  String device();

  @Message("Unknown device")
  String deviceUnknown();

  @Message("Another device")
  String deviceOther();

  @Message("Phone")
  String devicePhone();

  @Message("Tablet")
  String deviceTablet();

  @Message("Computer")
  String deviceComputer();

  @Message("Moment")
  String moment();

  @Message("now")
  String now();

  @Message("More")
  String more();

  @Message("Comes from")
  String referrer();

  @Message("Query")
  String query();

  @Message("Cookie")
  String cookie();

  @Message("Clicks so far")
  String clicks();

  @Message("As I am now")
  String me();

  @Message("This cannot be played as it is written.")
  String unclear();

  @Message("Look behind it")
  String behind();

  @Message("The password was given")
  String behindOn();

  @Message("This link is off")
  String stopOff();

  @Message("This link has not started")
  String stopNotStarted();

  @Message("This link is over")
  String stopExpired();

  @Message("Asks for the password")
  String stopPassword();

  @Message("The operator has taken this link down")
  String stopTakenDown();

  @Message("A page that says politely that nothing is here")
  String lastResort();

  @Message("The page with several links")
  String hubPage();

  @Message("A preview page")
  String previewPage();

  @Message("Rule {position} decides")
  String reasonRule(int position);

  @Message("No rule decides")
  String reasonNone();

  @Message("One of several, by turns or by chance")
  String oneOf();

  @Message("This cannot be played")
  String cannotPlay();

  @Message("What happens, rule by rule")
  String trace();

  @Message("holds")
  String traceYes();

  @Message("does not hold")
  String traceNo();

  @Message("switched off")
  String traceOff();

  @Message("not looked at")
  String traceNotLooked();

  @Message("not finished, left out")
  String traceUnfinished();

  @Message("saw {value}")
  String saw(String value);

  @Message("saw none")
  String sawNone();

  @Message("could not be determined")
  String sawUnknown();

  @Message("Show such a visitor")
  String showVisitor();

  @Message("No such visitor was found.")
  String showNone();

  @Message("Move above rule {position}")
  String moveAbove(int position);

  @Message("Note")
  String warning();

  @Message("{count} added")
  String changesAdded(int count);

  @Message("{count} changed")
  String changesChanged(int count);

  @Message("{count} moved")
  String changesMoved(int count);

  @Message("{count} deleted")
  String changesRemoved(int count);

  @Message("{count} not finished")
  String changesFaulty(int count);

  @Message("new")
  String tagAdded();

  @Message("changed")
  String tagChanged();

  @Message("moved")
  String tagMoved();

  @Message("Review")
  String review();

  @Message("What saving changes")
  String reviewTitle();

  @Message("Back to the rules")
  String reviewBack();

  @Message("Bring it back")
  String bringBack();

  @Message("from position {from} to {to}")
  String wasAt(int from, int to);

  @Message("Save")
  String save();

  @Message("Saved. Visitors get it within a second.")
  String saved();

  @Message("Discard")
  String discard();

  @Message("Your changes are gone; this is what is saved.")
  String discarded();

  @Message("Finish what is marked before you save.")
  String finish();

  @Message("Somebody else saved meanwhile")
  String conflictTitle();

  @Message("Yours is kept below. Look at both, then save yours over theirs, or take theirs.")
  String conflictMore();

  @Message("What they changed")
  String conflictTheirs();

  @Message("What you changed")
  String conflictYours();

  @Message("Nothing")
  String conflictNothing();

  @Message("Save mine over theirs")
  String saveOver();

  @Message("Take theirs")
  String takeTheirs();

  @Message("Rules")
  String tabList();

  @Message("JSON")
  String tabJson();

  @Message("View")
  String tabs();

  @Message("The rules as the API has them. Checked as you type.")
  String jsonHelp();

  @Message("Check")
  String update();

  @Message("You have changes from {time} that are not saved.")
  String draftFound(String time);

  @Message("Continue with them")
  String draftContinue();

  @Message("Forget them")
  String draftForget();

  @Message("You can look and play, not change: your role is viewer.")
  String readOnly();

  @Message("This link is off: nobody gets to these rules.")
  String linkOff();

  @Message("The {plan} plan has no rules. You can write some here, but neither save nor play them.")
  String noRulesPlan(String plan);

  @Message("Now at position {position}.")
  String atOnce(int position);

  @Message("European Union")
  String pickEuropeanUnion();

  @Message("Spanish-speaking")
  String pickSpanishSpeaking();

  @Message("Latin America")
  String pickLatinAmerica();

  @Message("German-speaking")
  String pickGermanSpeaking();

  @Message("English-speaking")
  String pickEnglishSpeaking();

  @Message("Nordic")
  String pickNordic();

  @Message("{#if key}{label}{/if}")
  String fieldLabel(String key, String label);

  @Message("{#if key}{label}{/if}")
  String operatorLabel(String key, String label);

  @Message("{#if key}{value}{/if}")
  String valueLabel(String key, String value);

  @Message("is there")
  String operatorPresent();

  @Message("is not there")
  String operatorMissing();

  @Message("is between")
  String operatorWindow();

  @Message("is in the hours")
  String operatorHours();

  @Message("is not in the hours")
  String operatorNotHours();

  @Message("This is an array of rules, such as the API has it, with at most 256 KiB.")
  String jsonShape();

  @Message("Always")
  String always();

  @Message("send to {where}")
  String sendTo(String where);

  @Message("deleted")
  String tagRemoved();

  @Message("Fill this in, or take the condition out.")
  String fillIn();

  @Message("Choose where these visitors go.")
  String fillInAction();

  @Message("“{value}” is none of them. Choose from what appears as you type.")
  String notListed(String value);

  @Message("By its conditions")
  String nameSuggested();

  @Message("There is a condition on {label} now.")
  String conditionAdded(String label);

  @Message("https://example.com/page")
  String exampleUrl();

  @Message("instagram.com")
  String exampleReferrer();

  @Message("promo=spring")
  String exampleQuery();

  @Message("customer=true")
  String exampleCookie();

  @Message("Alt ↑")
  String keyUp();

  @Message("Alt ↓")
  String keyDown();

  @Message("How many of the conditions must hold")
  String matchLabel();

  @Message("All of these")
  String matchAll();

  @Message("Any of these")
  String matchAny();

  @Message("or something else instead")
  String alternative();

  @Message("Kept out by a rule")
  String stopBlocked();

  @Message("Week")
  String tabWeek();

  @Message("The coming week, for the played visitor")
  String weekTitle();

  @Message("By the clocks of {zone}. Choose a part to play that moment.")
  String weekMore(String zone);

  @Message("Arrow keys move, Enter plays that moment.")
  String weekKeys();

  @Message("Hour")
  String weekHour();

  @Message("Today")
  String today();

  @Message("{span}: {letter}, {title}")
  String weekPart(String span, String letter, String title);

  @Message("{span}: {letter}, {title}; saved: {former}")
  String weekPartChanged(String span, String letter, String title, String former);

  @Message("On {day} the clocks change from {from} to {to}.")
  String weekClocks(String day, String from, String to);

  @Message("always")
  String weekAlways();

  @Message("{hours} hours of the week")
  String weekHours(int hours);

  @Message("only in what is saved")
  String weekOnlyBefore();

  @Message("What your changes alter is outlined, with the letter of what is saved struck out.")
  String weekChanged();

  @Message("now")
  String weekNow();

  @Message("the clocks leave this hour out")
  String weekNoHour();

  @Message("Saved visitors")
  String savedTitle();

  @Message(
      "Save those who must not get lost. Each is tried with every change, and asked about before one is saved that sends them elsewhere.")
  String savedNone();

  @Message("Save this visitor")
  String savedNew();

  @Message("Spaniard at noon")
  String savedExample();

  @Message("Expected")
  String savedExpects();

  @Message("What they get now")
  String savedAsNow();

  @Message("Add to the changes")
  String savedKeep();

  @Message("{name} is kept when you save.")
  String savedKept(String name);

  @Message("Give them a name.")
  String savedNameMissing();

  @Message("A link has at most 50 saved visitors.")
  String savedFull();

  @Message("as expected")
  String savedPasses();

  @Message("Expected: {expected}. Gets: {gets}.")
  String savedElsewhere(String expected, String gets);

  @Message("That is right now")
  String savedExpect();

  @Message("Forget {name}")
  String savedForget(String name);

  @Message("Rule “{name}”")
  String savedRule(String name);

  @Message(
      "{#if all == 1}Your saved visitor goes elsewhere{#else if count == 1}1 of your {all} saved visitors goes elsewhere{#else}{count} of your {all} saved visitors go elsewhere{/if}")
  String savedFailing(int count, int all);

  @Message("{#if count == 1}1 goes elsewhere{#else}{count} go elsewhere{/if}")
  String savedFailingShort(int count);

  @Message(
      "{#if count == 1}Your saved visitor gets what is expected{#else}All {count} saved visitors get what is expected{/if}")
  String savedPassing(int count);

  @Message("This is not saved yet: these visitors would go elsewhere than expected. Is that meant?")
  String savedAsk();

  @Message("Save it anyway")
  String saveAnyway();

  @Message("Saved visitor {name}: {expected}")
  String savedDifference(String name, String expected);

  @Message("{#if count == 1}1 saved visitor{#else}{count} saved visitors{/if}")
  String changesVisitors(int count);

  @Message("Split")
  String actionSplit();

  @Message("Block")
  String actionBlock();

  @Message("Shares of the targets")
  String splitShares();

  @Message("Target {letter}")
  String splitTo(String letter);

  @Message("Share of target {letter}")
  String splitWeight(String letter);

  @Message("Web address of target {letter}")
  String splitUrl(String letter);

  @Message("Remove target {letter}")
  String splitRemove(String letter);

  @Message("Add a target")
  String splitAdd();

  @Message(
      "The numbers are shares: 3 and 1 send three of four visitors to the first. Each visitor stays with theirs.")
  String splitHelp();

  @Message("Link")
  String actionLink();

  @Message("Go on as")
  String goOnAs();

  @Message("/slug or title of another link")
  String linkHint();

  @Message("These visitors get what {name} gives them, by its own rules.")
  String linkIs(String name);

  @Message("{#if title}{title} · not on now{#else}not on now{/if}")
  String linkNotOn(String title);

  @Message(
      "{#if count == 0}No other link fits.{#else if count == 1}1 link to choose{#else}{count} links to choose from{/if}")
  String linksFound(int count);

  @Message("Split, Block and Link come with the {plan} plan.")
  String splitPlan(String plan);

  @Message("What they get")
  String blockStatus();

  @Message("A page with your words")
  String blockPage();

  @Message("Not found (404)")
  String blockMissing();

  @Message("Gone for good (410)")
  String blockGone();

  @Message("Title")
  String blockTitle();

  @Message("Text")
  String blockText();

  @Message("Sold out")
  String blockExample();

  @Message("Say in the title what these visitors read.")
  String fillInWords();

  @Message("History")
  String historyTitle();

  @Message("History of {link}")
  String historyOf(String link);

  @Message("version {number}")
  String historyVersion(long number);

  @Message("in force")
  String historyNow();

  @Message("The first version that is kept.")
  String historyFirst();

  @Message("Author not recorded")
  String historyUnknown();

  @Message("The operator")
  String historyOperator();

  @Message("The key “{name}”")
  String historyKey(String name);

  @Message("Compare with now")
  String historyCompare();

  @Message("Compare version {number} with now")
  String historyCompareOf(long number);

  @Message("Restore")
  String historyRestore();

  @Message("Restore version {number}")
  String historyRestoreOf(long number);

  @Message("Changed since version {number}")
  String historySince(long number);

  @Message("The link is as it was in version {number}.")
  String historyRestored(long number);

  @Message("Version {number} was not restored")
  String historyRefused(long number);

  @Message("Restore it anyway")
  String historyAnyway();

  @Message("Older")
  String historyMore();

  @Message("Copy to another link")
  String carry();

  @Message("Copied. Open the rules of the other link: it is offered there.")
  String carried();

  @Message("You copied a rule of {link}.")
  String carriedFound(String link);

  @Message("Insert it here")
  String carriedInsert();
}
