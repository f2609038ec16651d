package dev.waymark.admin.dashboard.hub;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages of hubs say.
@MessageBundle(value = "hubs", locale = "en")
public interface HubMessages {
  @Message("Hubs")
  String title();

  @Message("New hub")
  String create();

  @Message("No hub yet")
  String none();

  @Message(
      "A hub is a page with buttons under one short link: your chat, your shop, your hours. Visitors choose, and each sees what is for them.")
  String noneMore();

  @Message("Add your WhatsApp")
  String noneFirst();

  @Message("{#if count == 1}1 entry{#else}{count} entries{/if}")
  String count(int count);

  @Message("More hubs")
  String more();

  @Message("Title")
  String heading();

  @Message("What stands on top of the page, such as the name of your shop.")
  String headingHelp();

  @Message("Text below it")
  String text();

  @Message("Picture")
  String picture();

  @Message("The address of a square picture, such as your logo.")
  String pictureHelp();

  @Message("Short link")
  String slug();

  @Message("Leave it empty for one that nobody can guess.")
  String slugHelp();

  @Message("Domain")
  String domain();

  @Message("For whom no entry is left")
  String target();

  @Message("Where visitors go for whom nothing would stand on the page.")
  String targetHelp();

  @Message("Picture, short link, and where others go")
  String details();

  @Message("The first button")
  String first();

  @Message("You add others, and decide who sees them, on the next page.")
  String firstHelp();

  @Message("What the button says")
  String label();

  @Message("Chat with us")
  String labelExample();

  @Message("Small text below it")
  String below();

  @Message("Where it leads")
  String leads();

  @Message("A web address")
  String leadsUrl();

  @Message("Web address")
  String url();

  @Message("https://")
  String urlHint();

  @Message("Channel")
  String kindChannel();

  @Message("Short link")
  String kindLink();

  @Message("Web address")
  String kindUrl();

  @Message("Choose a channel")
  String choose();

  @Message("There is no channel yet.")
  String noChannels();

  @Message("One of your short links, such as {example}. It decides for itself.")
  String linkHelp(String example);

  @Message("Who sees it")
  String whom();

  @Message("Every visitor")
  String always();

  @Message("Only when {conditions}")
  String when(String conditions);

  @Message("A condition is not finished")
  String unfinished();

  @Message("Make the hub")
  String makeIt();

  @Message("Entries, in the order of the page")
  String entries();

  @Message("Add an entry")
  String add();

  @Message("There is nothing on the page yet")
  String empty();

  @Message("An entry is a button: a chat, a shop, another short link.")
  String emptyMore();

  @Message("Entry {position}")
  String entry(int position);

  @Message("Move {label}, entry {position}")
  String grip(int position, String label);

  @Message("More for {label}")
  String menu(String label);

  @Message("New button")
  String unnamed();

  @Message("Untitled")
  String untitled();

  @Message("nowhere yet")
  String nowhere();

  @Message("not finished")
  String faulty();

  @Message("shown")
  String shown();

  @Message("not shown")
  String notShown();

  @Message("This is missing.")
  String fillIn();

  @Message("“{label}” is not finished.")
  String entryFaulty(String label);

  @Message("A hub has at most {most} entries.")
  String full(int most);

  @Message("Entry {position} of {count}")
  String atPlace(int position, int count);

  @Message("You have unsaved changes")
  String changed();

  @Message("Your changes are gone; this is what is saved.")
  String discarded();

  @Message("Saved")
  String saved();

  @Message("Finish what is marked, then save.")
  String finish();

  @Message("Somebody else saved this hub meanwhile")
  String conflict();

  @Message(
      "Yours is kept below. Save yours over theirs, or take theirs and make your changes again.")
  String conflictMore();

  @Message("Write an entry, and it is shown here.")
  String noneToShow();

  @Message("What is marked has to be right first.")
  String notYet();

  @Message("What a visitor sees")
  String player();

  @Message("The page of this visitor")
  String preview();

  @Message("Show the page")
  String show();

  @Message("This hub is off: visitors are told so. Here it is shown all the same.")
  String off();

  @Message("You can look at this hub; to change it you need the role of an editor.")
  String readOnly();

  @Message("Rules")
  String rules();

  @Message("Delete")
  String deleteThis();

  @Message("Delete {name}?")
  String deleteTitle(String name);

  @Message("{name} is deleted")
  String deleted(String name);

  @Message("{name} is off")
  String switchedOff(String name);
}
