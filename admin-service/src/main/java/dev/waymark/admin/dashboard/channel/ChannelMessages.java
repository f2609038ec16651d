package dev.waymark.admin.dashboard.channel;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages of channels say.
@MessageBundle(value = "channels", locale = "en")
public interface ChannelMessages {
  @Message("Channels")
  String title();

  @Message("New channel")
  String create();

  @Message("Nobody to talk to yet")
  String none();

  @Message(
      "A channel is where visitors meet somebody: a WhatsApp number, a mailbox, a booking page. Links lead to it, and it can be switched off from your phone.")
  String noneMore();

  @Message("For example: ES Sales, WhatsApp, +34 612 345 678.")
  String noneExample();

  @Message("Active")
  String active();

  @Message("Passive: visitors go to {name}")
  String passiveTo(String name);

  @Message("Passive: rules that lead here are skipped")
  String passiveAlone();

  @Message("{name}: active")
  String switchOf(String name);

  @Message("Edit {name}")
  String edit(String name);

  @Message(
      "{#if exact}{#if count == 1}1 link{#else}{count} links{/if}{#else}More than {count} links{/if}")
  String uses(int count, boolean exact);

  @Message("in {names}")
  String pools(String names);

  @Message("{pool}: {hours}")
  String inPool(String pool, String hours);

  @Message("now open until {time}")
  String openUntil(String time);

  @Message("closed until {time}")
  String closedUntil(String time);

  @Message("open all the time")
  String openAlways();

  @Message("closed for the next two weeks")
  String closedLong();

  @Message(
      "Switched off, it leaves {#if count == 1}1 link{#else}{count} links{/if} with nowhere to send visitors.")
  String strands(long count);

  @Message(
      "{#if count == 1}1 link has{#else}{count} links have{/if} nowhere to send visitors now: every channel of theirs is passive, and there is no other destination.")
  String stranded(long count);

  @Message("{name} is active")
  String turnedActive(String name);

  @Message("{name} is passive")
  String turnedPassive(String name);

  @Message(
      "{#if count == 1}A saved visitor of 1 link goes{#else}Saved visitors of {count} links go{/if} elsewhere now.")
  String failing(int count);

  @Message("No connection. Shown as of")
  String offline();

  @Message("{name} is there and active")
  String made(String name);

  @Message("{name} is saved")
  String saved(String name);

  @Message("{name} is deleted")
  String deleted(String name);

  @Message("Name")
  String name();

  @Message("What you and your colleagues call it, such as ES Sales.")
  String nameHelp();

  @Message("Opens")
  String kind();

  @Message("Number or address")
  String address();

  @Message(
      "Paste it as you have it: a number with its country code, a handle, a mailbox or a link.")
  String addressHelp();

  @Message("Message")
  String text();

  @Message("What the visitor’s app is filled with.")
  String messageHelp();

  @Message("Subject")
  String subject();

  @Message("For e-mail alone.")
  String subjectHelp();

  @Message("While it is passive, visitors go to")
  String fallback();

  @Message("Nobody: rules that lead here are skipped")
  String fallbackNone();

  @Message("Something changed that is not saved")
  String changed();

  @Message("Make the channel")
  String makeIt();

  @Message("What visitors get")
  String reaches();

  @Message("Used by")
  String usedBy();

  @Message("Nothing uses it yet.")
  String unused();

  @Message("Pool {name}")
  String usedByPool(String name);

  @Message("{name}, while that is passive")
  String usedAsFallback(String name);

  @Message("The workspace, as its default destination")
  String usedAsDefault();

  @Message("Delete")
  String deleteThis();

  @Message("Delete {name}?")
  String deleteTitle(String name);

  @Message("Nothing uses it. It cannot be brought back.")
  String deleteUnused();

  @Message("It is used. Take it out there first, or switch it off.")
  String deleteUsed();

  @Message("Delete for good")
  String deleteDo();

  @Message("Switch off")
  String switchOff();

  @Message("{#if count == 1}1 channel{#else}{count} channels{/if}")
  String counted(int count);

  @Message("Passive until {time}: visitors go to {name}")
  String passiveUntilTo(String time, String name);

  @Message("Passive until {time}: rules that lead here are skipped")
  String passiveUntilAlone(String time);

  @Message("Off until…")
  String offUntil();

  @Message("Back on at…")
  String backAt();

  @Message("In an hour")
  String backHour();

  @Message("Tomorrow at 9:00")
  String backTomorrow();

  @Message("Day and time ({zone})")
  String backOwn(String zone);

  @Message("Until then")
  String backDo();

  @Message("Choose a moment that is to come.")
  String backWrong();

  @Message("{name} is passive until {time}")
  String turnedUntil(String name, String time);
}
