package dev.waymark.admin.dashboard.statistics;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the page of statistics says.
@MessageBundle(value = "stats", locale = "en")
public interface StatisticsMessages {
  @Message("Statistics")
  String title();

  @Message("Statistics of {address}")
  String titleOf(String address);

  @Message("All links")
  String allLinks();

  @Message("Edit the link")
  String toLink();

  @Message("Period")
  String period();

  @Message("Today")
  String periodToday();

  @Message("{days} days")
  String periodDays(int days);

  @Message("This month")
  String periodMonth();

  @Message("Last month")
  String periodLastMonth();

  @Message("12 months")
  String periodYear();

  @Message("Dates and time zone")
  String dates();

  @Message("First day")
  String datesFrom();

  @Message("Last day")
  String datesTo();

  @Message("Time zone")
  String datesZone();

  @Message("Show")
  String datesShow();

  @Message("Filters")
  String filters();

  @Message("Remove the filter {what}")
  String filterRemove(String what);

  @Message("Remove all")
  String filterClear();

  @Message("{list}: {value}")
  String filterOf(String list, String value);

  @Message("Figures")
  String figures();

  @Message("Clicks")
  String clicks();

  @Message("Scans")
  String scans();

  @Message("Visitors")
  String visitors();

  @Message("Leads")
  String leads();

  @Message("Conversion")
  String conversion();

  @Message("up {percent}, from {before}")
  String changeUp(String percent, String before);

  @Message("down {percent}, from {before}")
  String changeDown(String percent, String before);

  @Message("as before: {before}")
  String changeNone(String before);

  @Message("none before")
  String changeNew();

  @Message("Compared with the same part of the time before.")
  String compared();

  @Message("Show as table")
  String asTable();

  @Message("This period")
  String now();

  @Message("Before")
  String before();

  @Message("Not over yet")
  String open();

  @Message("not over yet")
  String openNote();

  @Message("{what}, {period}: {sum}, the most in one {unit} {most}")
  String chartSays(String what, String period, String sum, String unit, String most);

  @Message("day")
  String unitDay();

  @Message("hour")
  String unitHour();

  @Message("Time")
  String time();

  @Message("Countries")
  String countries();

  @Message("Continents")
  String continents();

  @Message("Devices")
  String devices();

  @Message("Systems")
  String systems();

  @Message("Browsers")
  String browsers();

  @Message("Languages")
  String languages();

  @Message("Referrers")
  String referrers();

  @Message("Campaigns")
  String campaigns();

  @Message("Rules")
  String rules();

  @Message("Channels")
  String channels();

  @Message("Variants")
  String variants();

  @Message("Hub entries")
  String entries();

  @Message("Links")
  String links();

  @Message("Title")
  String more();

  @Message("Country")
  String country();

  @Message("Continent")
  String continent();

  @Message("Device")
  String device();

  @Message("System")
  String system();

  @Message("Browser")
  String browser();

  @Message("Language")
  String language();

  @Message("Referrer")
  String referrer();

  @Message("Campaign")
  String campaign();

  @Message("Rule")
  String rule();

  @Message("Channel")
  String channel();

  @Message("Variant")
  String variant();

  @Message("Entry")
  String entry();

  @Message("All")
  String all();

  @Message("All of {list}")
  String allOf(String list);

  @Message("Not known")
  String unknown();

  @Message("No campaign")
  String noCampaign();

  @Message("Directly, or not said")
  String noReferrer();

  @Message("No rule: everyone else")
  String everyoneElse();

  @Message("All others")
  String others();

  @Message("A link that is deleted")
  String deletedLink();

  @Message("{leads} {#if leads == '1'}lead{#else}leads{/if}")
  String barLeads(String leads);

  @Message("+{others} not people")
  String barOthers(String others);

  @Message("Nothing in this period")
  String nothing();

  @Message("When")
  String when();

  @Message("Clicks by weekday and hour, {zone}")
  String whenMore(String zone);

  @Message("Hour")
  String hour();

  @Message("Bots and previews")
  String bots();

  @Message("Show what is no person")
  String botsShow();

  @Message("Hide what is no person")
  String botsHide();

  @Message(
      "{bots} by bots, {previews} previews, {prefetches} fetched ahead: none of them is a click.")
  String botsSay(String bots, String previews, String prefetches);

  @Message("Latest clicks")
  String recent();

  @Message("{clicks} in the last minute")
  String lastMinute(String clicks);

  @Message("Why?")
  String why();

  @Message("Why did this click at {time} go there?")
  String whyOf(String time);

  @Message("Why this click went there")
  String whyTitle();

  @Message("What decided")
  String whyDecided();

  @Message("It went to {channel}.")
  String whyChannel(String channel);

  @Message("What is known of the visitor")
  String whyFacts();

  @Message("Nothing is kept of who this was.")
  String whyNoFacts();

  @Message("The rules of then, with this visitor")
  String whyRules();

  @Message("fits")
  String whyHeld();

  @Message("does not fit")
  String whyNot();

  @Message("Version {number} of the link, of {time}")
  String whyVersion(String number, String time);

  @Message("To the history of the link")
  String whyHistory();

  @Message("Bot")
  String kindBot();

  @Message("Preview")
  String kindPreview();

  @Message("Fetched ahead")
  String kindPrefetch();

  @Message("Nobody in particular")
  String nobody();

  @Message("Scan")
  String scan();

  @Message("Rule: {rule}")
  String byRule(String rule);

  @Message("Entry: {entry}")
  String byEntry(String entry);

  @Message("Variant: {variant}")
  String byVariant(String variant);

  @Message("The link was switched off")
  String stepActive();

  @Message("Its time had not come")
  String stepStartsAt();

  @Message("Its time was over")
  String stepExpiration();

  @Message("Password")
  String stepPassword();

  @Message("By the former routing")
  String stepLegacy();

  @Message("The hub page")
  String stepHub();

  @Message("The fallback channel")
  String stepFallback();

  @Message("The sequence")
  String stepSequence();

  @Message("The link's own target")
  String stepTarget();

  @Message("The workspace's default destination")
  String stepDefault();

  @Message("Nothing was left")
  String stepLastResort();

  @Message("Latest leads")
  String latestLeads();

  @Message("No leads in this period.")
  String noLeads();

  @Message("Its click is not known")
  String leadUnknown();

  @Message("Remove")
  String leadRemove();

  @Message("Remove the lead {kind}")
  String leadRemoveOf(String kind);

  @Message("Remove this lead?")
  String leadAsk();

  @Message("It is taken out of all figures, and cannot be taken back.")
  String leadAskMore();

  @Message("Remove the lead")
  String leadRemoveYes();

  @Message("Keep it")
  String leadKeep();

  @Message("The lead is removed.")
  String leadRemoved();

  @Message("A/B test")
  String test();

  @Message(
      "How many clicks brought something, with the range in which the true rate lies with {confidence} certainty.")
  String testMore(String confidence);

  @Message("{rate} ({low} to {high})")
  String testRate(String rate, String low, String high);

  @Message("Not enough data yet")
  String testNotEnough();

  @Message("Better than the first")
  String testBetter();

  @Message("Worse than the first")
  String testWorse();

  @Message("No difference seen")
  String testSame();

  @Message("The first, which the others are compared with")
  String testFirst();

  @Message(
      "The variants did not get the shares of the clicks that their weights say, by more than chance. Unless the weights were changed in this period, do not rely on the result.")
  String testMismatch();

  @Message("Rate")
  String testRateHead();

  @Message("Result")
  String testVerdict();

  @Message("Filters reach back to {date}: single clicks of before are no longer kept.")
  String coveredFrom(String date);

  @Message("The filters do not apply to leads.")
  String leadsAll();

  @Message("Counted up to")
  String upTo();

  @Message("Download the clicks as CSV")
  String tableClicks();

  @Message("Download as CSV")
  String tableList();

  @Message("Back to the statistics")
  String back();

  @Message("No clicks yet")
  String emptyTitle();

  @Message("As soon as somebody opens the link, it is counted here within seconds.")
  String emptyLink();

  @Message("As soon as somebody opens one of your links, it is counted here within seconds.")
  String emptyAll();

  @Message("Open the link")
  String emptyOpen();

  @Message("Show the QR code")
  String emptyQr();

  @Message("To the links")
  String emptyLinks();

  @Message("No clicks in this period")
  String emptyPeriod();

  @Message("Show 12 months")
  String emptyLonger();

  @Message("This cannot be shown right now.")
  String away();

  @Message("Try again")
  String again();

  @Message("There are no statistics right now")
  String awayTitle();

  @Message(
      "Clicks are counted all the same, and will be here as soon as the statistics service answers.")
  String awayMore();
}
