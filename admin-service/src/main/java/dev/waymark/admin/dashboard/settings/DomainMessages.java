package dev.waymark.admin.dashboard.settings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages of a workspace's domains say.
@MessageBundle(value = "domains", locale = "en")
public interface DomainMessages {
  @Message("Domains")
  String title();

  @Message("Add a domain")
  String add();

  @Message("No domain of your own yet")
  String none();

  @Message(
      "Links stand on {host} until you add one, such as go.example.org. You prove that it is yours by one line in DNS.")
  String noneMore(String host);

  @Message("{count} of {max} that the {plan} plan allows.")
  String room(int count, int max, String plan);

  @Message("There is no room for another: remove one, or take a larger plan.")
  String full();

  @Message("In use")
  String inUse();

  @Message("Not proved yet")
  String unproved();

  @Message("Its line is missing")
  String leaving();

  @Message("On its way to you")
  String coming();

  @Message("Another workspace has it")
  String elsewhere();

  @Message("Links can be made on it.")
  String inUseMore();

  @Message("No link can be made on it until it is proved.")
  String unprovedMore();

  @Message(
      "Another workspace has proved this domain, and your TXT line is not in DNS any more. Put it back, or the domain and what it answers go to them, and your links on it stop:")
  String leavingMore();

  @Message(
      "Another workspace has it, but their TXT line is gone from DNS. Keep yours there: unless theirs comes back, the domain is yours on:")
  String comingMore();

  @Message(
      "Another workspace has proved this domain. If it is yours, remove their TXT line from DNS, keep yours, and check again.")
  String elsewhereMore();

  @Message("The bare domain leads to {address}.")
  String leadsTo(String address);

  @Message("The domain")
  String name();

  @Message(
      "A host that only links use, such as go.example.org. What a website of yours answers now would not be found there any more.")
  String nameHelp();

  @Message("{name} is added. Two lines in DNS, and it is yours.")
  String added(String name);

  @Message("Put these lines into DNS")
  String lines();

  @Message("Where the domain is managed: at the company you bought it from, or your name server.")
  String linesMore();

  @Message("The lines in DNS")
  String linesKept();

  @Message("leave them there")
  String linesKeep();

  @Message("It is yours")
  String proof();

  @Message("Visitors come here")
  String way();

  @Message("Type")
  String type();

  @Message("Name")
  String host();

  @Message("Value")
  String value();

  @Message(
      "A domain with nothing before it, such as example.org, cannot have a CNAME. Give it the A and AAAA lines of {host}.")
  String bare(String host);

  @Message("Whoever runs Waymark knows the address to which the domain has to point.")
  String wayUnknown();

  @Message(
      "Where your provider adds the domain to each name by itself, leave it off. It can take an hour until everybody sees a new line.")
  String linesHint();

  @Message("Check now")
  String check();

  @Message("{name} is yours. Links can be made on it.")
  String proved(String name);

  @Message("Nothing is found yet.")
  String nothing();

  @Message(
      "There is no TXT line for this domain in DNS. If you have just written it, check again in some minutes; if not, compare its name with the one below, letter by letter.")
  String nothingMore();

  @Message("Another value is found.")
  String other();

  @Message(
      "DNS has the line below, and it is not the one that proves this domain here. Put the right value in its place, then check again.")
  String otherMore();

  @Message("Your line is found, but the domain is not yours yet.")
  String waiting();

  @Message("DNS did not answer for {name}. Nothing has changed. Check again in a while.")
  String failed(String name);

  @Message(
      "DNS was asked a moment ago. Check again in {seconds} {#if seconds == 1}second{#else}seconds{/if}.")
  String soon(long seconds);

  @Message("What it answers")
  String answers();

  @Message("Visitors without a short link go to")
  String root();

  @Message(
      "Who opens the bare domain. Whoever asks for a link that is not there gets a page that says so.")
  String rootHelp();

  @Message("Files for apps")
  String apps();

  @Message("none")
  String appsNone();

  @Message("Apple and Android")
  String appsBoth();

  @Message("Apple’s file")
  String apple();

  @Message("Served at {path}, so that links open an app on iPhones. JSON, as Apple asks for it.")
  String appleHelp(String path);

  @Message("Android’s file")
  String android();

  @Message("Served at {path}, so that links open an app on Android. JSON, as Google asks for it.")
  String androidHelp(String path);

  @Message("This is not JSON that can be read.")
  String notJson();

  @Message("The domain is saved.")
  String saved();

  @Message("Something changed that is not saved")
  String changed();

  @Message("Only admins can change domains.")
  String readOnly();

  @Message(
      "{#if exact}{#if count == 0}No link is on it{#else if count == 1}1 link is on it{#else}{count} links are on it{/if}{#else}More than {count} links are on it{/if}")
  String links(int count, boolean exact);

  @Message("Remove the domain")
  String remove();

  @Message("Remove {name}?")
  String removeOf(String name);

  @Message("Nothing that visitors use stops working.")
  String removeNone();

  @Message("Links and printed codes with it stop working at once.")
  String removeLinks();

  @Message("The bare domain leads nowhere any more.")
  String removeRoot();

  @Message(
      "The links are kept: they work again when the domain is added and proved once more, or when you move them to another domain.")
  String removeKept();

  @Message("{name} is removed.")
  String removed(String name);
}
