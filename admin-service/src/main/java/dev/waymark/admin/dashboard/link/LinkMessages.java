package dev.waymark.admin.dashboard.link;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages about links say.
@MessageBundle(value = "links", locale = "en")
public interface LinkMessages {
  @Message("Links")
  String title();

  @Message("No links yet")
  String none();

  @Message(
      "{#if exact}{#if count == 1}1 link{#else}{count} links{/if}{#else}More than {count} links{/if}")
  String count(int count, boolean exact);

  @Message("Find by text")
  String filter();

  @Message("Slug, title, note or destination")
  String filterHint();

  @Message("Tag")
  String filterTag();

  @Message("Any tag")
  String filterTagHint();

  @Message("State")
  String filterState();

  @Message("Domain")
  String filterDomain();

  @Message("Any")
  String filterAny();

  @Message("Apply")
  String filterApply();

  @Message("Clear all")
  String filterClear();

  @Message("Remove the filter {what}")
  String filterRemove(String what);

  @Message("“{text}”")
  String filterText(String text);

  @Message("Channel {key}")
  String filterChannel(String key);

  @Message("Pool {key}")
  String filterPool(String key);

  @Message("Hours {key}")
  String filterSchedule(String key);

  @Message("Segment {key}")
  String filterSegment(String key);

  @Message("With rules")
  String filterRules();

  @Message("Without rules")
  String filterNoRules();

  @Message("From {date}")
  String filterFrom(String date);

  @Message("Up to {date}")
  String filterTo(String date);

  @Message("Order")
  String sort();

  @Message("Newest first")
  String sortNewest();

  @Message("Oldest first")
  String sortOldest();

  @Message("Changed last")
  String sortChanged();

  @Message("Most clicks")
  String sortClicks();

  @Message("Fewest clicks")
  String sortFewest();

  @Message("Title, A to Z")
  String sortTitle();

  @Message("On")
  String stateOn();

  @Message("Off")
  String stateOff();

  @Message("Scheduled")
  String stateScheduled();

  @Message("Over")
  String stateExpired();

  @Message("Domain lost")
  String stateStopped();

  @Message("Taken down")
  String stateDown();

  @Message("First steps")
  String firstSteps();

  @Message("{done} of {all} done")
  String firstDone(long done, int all);

  @Message("Make a link")
  String firstMade();

  @Message("Open it, as visitors do")
  String firstOpened();

  @Message("Save its QR code")
  String firstSaved();

  @Message("Invite a colleague")
  String firstInvited();

  @Message("done")
  String firstIsDone();

  @Message("Put these away")
  String firstAway();

  @Message("{link}: {#if clicks == 1}1 click{#else}{number} clicks{/if} in the last 7 days")
  String lineText(String link, long clicks, String number);

  @Message("{#if clicks == 1}click{#else}clicks{/if}")
  String clicksWord(long clicks);

  @Message("More")
  String more();

  @Message("No link fits")
  String nothingFound();

  @Message("Take a filter away, or look for another text.")
  String nothingFoundMore();

  @Message("Your first link")
  String empty();

  @Message(
      "What should it do? Each answer is three questions at most, and ends with a link that works.")
  String emptyMore();

  @Message("{#if count == 1}1 rule, else {other}{#else}{count} rules, else {other}{/if}")
  String wordsRules(int count, String other);

  @Message("Test of {count} pages")
  String wordsVariants(int count);

  @Message("{count} pages in turn")
  String wordsSequence(int count);

  @Message("{#if count == 1}A page with 1 button{#else}A page with {count} buttons{/if}")
  String wordsHub(int count);

  @Message("the channel {name}")
  String wordsChannel(String name);

  @Message("the workspace's default")
  String wordsNowhere();

  @Message("Select {link}")
  String select(String link);

  @Message("With the selected links")
  String selected();

  @Message("selected")
  String selectedCount();

  @Message("Select all on this page")
  String selectAll();

  @Message("Add tag")
  String bulkTag();

  @Message("Remove tag")
  String bulkUntag();

  @Message("Tag")
  String bulkTagName();

  @Message("Switch on")
  String bulkOn();

  @Message("Switch off")
  String bulkOff();

  @Message("Delete")
  String bulkDelete();

  @Message("QR codes")
  String bulkPrint();

  @Message("Select at least one link first.")
  String bulkNone();

  @Message("Write a tag first.")
  String bulkNoTag();

  @Message("{link} is on")
  String doneOn(String link);

  @Message("{link} is off")
  String doneOff(String link);

  @Message("{#if count == 1}1 link is on{#else}{count} links are on{/if}")
  String doneBulkOn(int count);

  @Message("{#if count == 1}1 link is off{#else}{count} links are off{/if}")
  String doneBulkOff(int count);

  @Message("{#if count == 1}1 link has{#else}{count} links have{/if} the tag {tag}")
  String doneBulkTag(int count, String tag);

  @Message("{#if count == 1}1 link has{#else}{count} links have{/if} lost the tag {tag}")
  String doneBulkUntag(int count, String tag);

  @Message("{#if count == 1}1 could not be changed:{#else}{count} could not be changed:{/if} {why}")
  String doneFailed(int count, String why);

  @Message("Nothing changed")
  String doneNothing();

  @Message("Undone")
  String doneUndone();

  @Message("{link} is saved")
  String doneSaved(String link);

  @Message("{#if count == 1}1 link is deleted{#else}{count} links are deleted{/if}")
  String doneDeleted(int count);

  @Message("More about {link}")
  String menu(String link);

  @Message("Edit")
  String edit();

  @Message("Rules")
  String rules();

  @Message("QR code")
  String qr();

  @Message("Open")
  String open();

  @Message("Share")
  String share();

  @Message("Copy {link}")
  String copyLink(String link);

  @Message("Delete…")
  String deleteThis();

  @Message("Import and export")
  String importExport();

  @Message("Import a CSV file")
  String importCsv();

  @Message("Export these as CSV")
  String exportCsv();

  @Message("Ready-made links")
  String ready();

  @Message("Next or previous link")
  String keyMove();

  @Message("Copy the link")
  String keyCopy();

  @Message("Edit the link")
  String keyEdit();

  @Message("Select the link")
  String keySelect();

  @Message("Show its QR code")
  String keyQr();

  @Message("New link")
  String newTitle();

  @Message("Edit {link}")
  String editTitle(String link);

  @Message("Destination")
  String target();

  @Message("Where everybody goes whom no rule sends elsewhere.")
  String targetHelp();

  @Message("https://")
  String urlHint();

  @Message("Short link")
  String slug();

  @Message("Leave it empty for one that nobody can guess.")
  String slugHelp();

  @Message("{link} is free")
  String slugFree(String link);

  @Message(
      "This is its short link now. Printed codes of the former one stop working when you change it.")
  String slugOwn();

  @Message("Domain")
  String domainLabel();

  @Message("Title")
  String titleLabel();

  @Message("What you call it. Visitors do not see it.")
  String titleHelp();

  @Message("Tags")
  String tags();

  @Message("Separate them by commas; at most 10.")
  String tagsHelp();

  @Message("Schedule and limits")
  String schedule();

  @Message("Starts ({zone})")
  String startsAt(String zone);

  @Message("Ends ({zone})")
  String expiresAt(String zone);

  @Message("Most clicks")
  String maxClicks();

  @Message("After so many human clicks the link is over.")
  String maxClicksHelp();

  @Message("Once it is over, lead to")
  String fallbackUrl();

  @Message("Without it, visitors see a page that says so.")
  String fallbackUrlHelp();

  @Message("from {when}")
  String saidFrom(String when);

  @Message("until {when}")
  String saidUntil(String when);

  @Message("{count} clicks at most")
  String saidClicks(String count);

  @Message("always, without a limit")
  String saidAlways();

  @Message("Password")
  String password();

  @Message("New password")
  String passwordNew();

  @Message("Visitors have to enter it. Nobody can read it here afterwards.")
  String passwordHelp();

  @Message("Ask for no password any more")
  String passwordRemove();

  @Message("visitors are asked for one")
  String saidPassword();

  @Message("none")
  String saidNone();

  @Message("none")
  String saidNoneF();

  @Message("App links")
  String apps();

  @Message("Visitors on phones get into your app. Everyone else gets to the destination.")
  String appsHelp();

  @Message("iPhone app")
  String iosApp();

  @Message("App Store page")
  String iosStore();

  @Message("Android app")
  String androidApp();

  @Message("Google Play page")
  String androidStore();

  @Message("Try the app first, then the store or the web")
  String interstitial();

  @Message("set")
  String saidApps();

  @Message("Campaign (UTM)")
  String utm();

  @Message("Added to the destination, so that your statistics know where visitors come from.")
  String utmHelp();

  @Message("Source")
  String utmSource();

  @Message("Medium")
  String utmMedium();

  @Message("Campaign")
  String utmCampaign();

  @Message("Term")
  String utmTerm();

  @Message("Content")
  String utmContent();

  @Message("Visitors get to")
  String utmResult();

  @Message("A/B test")
  String ab();

  @Message("2 to 4 pages whose shares add up to 100. Who comes back gets the same page.")
  String abHelp();

  @Message("Name of page {number}")
  String abName(int number);

  @Message("Page {number}")
  String abUrl(int number);

  @Message("Share of page {number} in %")
  String abWeight(int number);

  @Message("{count} pages")
  String saidPages(int count);

  @Message("Pages in turn")
  String sequence();

  @Message("One address a line: 2 to 50, which a visitor gets visit by visit.")
  String sequenceHelp();

  @Message("Begin again after the last")
  String sequenceLoop();

  @Message("Preview card")
  String preview();

  @Message("What messengers and social networks show in the place of what the page says of itself.")
  String previewHelp();

  @Message("Title of the card")
  String ogTitle();

  @Message("Text of the card")
  String ogDescription();

  @Message("Picture (address)")
  String ogImage();

  @Message("As it looks in WhatsApp")
  String previewLook();

  @Message("your own")
  String saidOwnCard();

  @Message("the page's own")
  String saidPagesCard();

  @Message("Parameters")
  String parameters();

  @Message(
      "Names of parameters that are passed on from the short link to the destination, separated by commas. utm_* stands for all that begin so, * for all.")
  String parametersHelp();

  @Message("Append the path behind the short link")
  String path();

  @Message(
      "With /docs as the short link, /docs/linux leads to the destination with /linux at its end.")
  String pathHelp();

  @Message("the path behind it")
  String saidPath();

  @Message("Passed on")
  String parametersNames();

  @Message("Note")
  String note();

  @Message("For you and your colleagues.")
  String noteHelp();

  @Message("written")
  String saidWritten();

  @Message("Make the link")
  String create();

  @Message("Save")
  String save();

  @Message("You have changes that are not saved")
  String saveChanged();

  @Message(
      "{#if count == 0}No rules: everyone gets to the destination{#else if count == 1}1 rule is asked before the destination{#else}{count} rules are asked before the destination{/if}")
  String rulesNow(int count);

  @Message("Edit rules")
  String rulesEdit();

  @Message("You can look at this link; to change it you need the role of an editor.")
  String readOnly();

  @Message("{plan} plan")
  String plan(String plan);

  @Message("This is no date and time.")
  String badTime();

  @Message("This is a whole number.")
  String badNumber();

  @Message(
      "Somebody else changed this link meanwhile. What you wrote is still here: look at it, and save once more to put it over theirs.")
  String stale();

  @Message("QR code of {link}")
  String qrTitle(String link);

  @Message(
      "The code has a marker, so that scans are told from clicks. A printed code works on when you change where the link leads.")
  String qrHelp();

  @Message("Size in pixels")
  String qrSize();

  @Message("Margin")
  String qrMargin();

  @Message("Robustness")
  String qrLevel();

  @Message("Low: the largest dots")
  String qrLevelL();

  @Message("Medium: for most uses")
  String qrLevelM();

  @Message("High: for rough paper")
  String qrLevelQ();

  @Message("Highest: with a logo over it")
  String qrLevelH();

  @Message("Show")
  String qrShow();

  @Message("Download SVG for print")
  String qrSvg();

  @Message("Download PNG")
  String qrPng();

  @Message("Print sheet")
  String qrPrint();

  @Message("QR codes to print")
  String printTitle();

  @Message("Print this page: each code stands beside its short link.")
  String printHelp();

  @Message("Print")
  String print();

  @Message("{#if count == 1}Delete this link?{#else}Delete {count} links?{/if}")
  String deleteTitle(int count);

  @Message(
      "{#if clicks == 0}Visitors get a page that says there is nothing, printed codes stop working, and nobody can have the short link for a year.{#else if clicks == 1}It was clicked once. Visitors get a page that says there is nothing, printed codes stop working, and nobody can have the short link for a year.{#else}{clicks} clicks came this way. Visitors get a page that says there is nothing, printed codes stop working, and nobody can have the short link for a year.{/if}")
  String deleteLoses(long clicks);

  @Message("To pause it, switch it off instead: that can be undone.")
  String deleteInstead();

  @Message("Switch off instead")
  String deleteOff();

  @Message("Delete for good")
  String deleteDo();

  @Message("Import links")
  String importTitle();

  @Message(
      "A CSV file with a row for each link: your own, or the export of Bitly, Dub, YOURLS, Kutt, Rebrandly, Short.io, TinyURL or Shlink. Up to 500 rows. First you see what would come of it.")
  String importHelp();

  @Message("CSV file")
  String importFile();

  @Message("See what would come of it")
  String importLook();

  @Message("{#if count == 1}1 link would be made{#else}{count} links would be made{/if}")
  String importWould(int count);

  @Message("{#if count == 1}1 link is made{#else}{count} links are made{/if}")
  String importDid(int count);

  @Message("{#if count == 1}1 row becomes none{#else}{count} rows become none{/if}")
  String importNot(int count);

  @Message("Row")
  String importRow();

  @Message("Why")
  String importWhy();

  @Message("Nothing is taken of these columns: {columns}")
  String importLeft(String columns);

  @Message("{#if count == 1}Import 1 link{#else}Import {count} links{/if}")
  String importDo(int count);

  @Message("Another file")
  String importOther();

  @Message("Choose a file first.")
  String importNoFile();

  @Message("This file has more than 1 MiB; cut it into parts, each below the same header.")
  String importTooLarge();

  @Message("An example")
  String importExample();

  @Message("What should the link do?")
  String recipesTitle();

  @Message(
      "Three questions at most, and the link works. What comes of it are ordinary channels, hours and rules, which you can change like any other.")
  String recipesHelp();

  @Message("Needs the {plan} plan")
  String recipeNeeds(String plan);

  @Message("Make it")
  String recipeMake();

  @Message("One a line")
  String recipeLines();

  @Message("Line {number}: {what}")
  String recipeLine(int number, String what);

  @Message("Your link works")
  String readyTitle();

  @Message("Share it, print it, or change what it does.")
  String readyMore();

  @Message("What it does")
  String readyDoes();

  @Message("Everyone else: {where}")
  String readyElse(String where);

  @Message("Everyone: {where}")
  String readyEveryone(String where);

  @Message("All links")
  String readyAll();

  @Message("Open it")
  String readyTry();

  @Message("A sales line that closes at night")
  String salesLine();

  @Message("WhatsApp while you are open, from Monday to Friday; a page while you are closed.")
  String salesLineMore();

  @Message("One link, a site for each country")
  String sitesByCountry();

  @Message("Each visitor gets to the site of their country.")
  String sitesByCountryMore();

  @Message("The app on phones, the site elsewhere")
  String appOnPhones();

  @Message("App Store on iPhones, Google Play on Android, your site for everyone else.")
  String appOnPhonesMore();

  @Message("Share the enquiries among a team")
  String team();

  @Message("Each visitor chats with one of you on WhatsApp, in turn.")
  String teamMore();

  @Message("A page with all your links")
  String bioPage();

  @Message("One address for your profile, with a button for each page.")
  String bioPageMore();

  @Message("A code for the table, with the menu of the hour")
  String tableMenu();

  @Message("The printed code shows the menu of the day, and another one in the evening.")
  String tableMenuMore();

  @Message("Test two pages against each other")
  String twoPages();

  @Message("Half of the visitors get to each page.")
  String twoPagesMore();

  @Message("A plain link")
  String plain();

  @Message("Leads everyone to one page. Everything else can come later.")
  String plainMore();

  @Message("Your WhatsApp number")
  String askNumber();

  @Message("Open from and to, such as 09:00-18:00")
  String askHours();

  @Message("While closed, lead to")
  String askClosed();

  @Message("Country and site, such as DE https://example.de")
  String askSites();

  @Message("Everyone else gets to")
  String askElse();

  @Message("Your app in the App Store")
  String askIos();

  @Message("Your app in Google Play")
  String askAndroid();

  @Message("Name and WhatsApp number, such as Ana +34 612 345 678")
  String askPeople();

  @Message("When nobody can, lead to")
  String askNobody();

  @Message("Title of the page")
  String askName();

  @Message("Label and page, such as Shop https://example.com")
  String askButtons();

  @Message("Menu of the day")
  String askDay();

  @Message("Menu of the evening")
  String askEvening();

  @Message("The evening begins at")
  String askFrom();

  @Message("First page")
  String askA();

  @Message("Second page")
  String askB();

  @Message("Where should it lead?")
  String askTarget();

  @Message("Statistics")
  String statistics();

  @Message("Statistics of {name}")
  String statisticsOf(String name);
}
