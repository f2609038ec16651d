package dev.waymark.admin.dashboard.channel;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages of hours say.
@MessageBundle(value = "hours", locale = "en")
public interface HoursMessages {
  @Message("Hours")
  String title();

  @Message("New hours")
  String create();

  @Message("No hours yet")
  String none();

  @Message(
      "Hours say when somebody is there: of an office, a shift, a shop. Rules ask whether they are open, and pools leave out who is off.")
  String noneMore();

  @Message("By the clock of")
  String zone();

  @Message("Every week")
  String week();

  @Message(
      "From and until. A day without times is closed; from 00:00 until 00:00 is the whole day.")
  String weekHelp();

  @Message("{day}, from")
  String from(String day);

  @Message("{day}, until")
  String until(String day);

  @Message("Add hours")
  String add();

  @Message("Copy to Monday to Friday")
  String copy();

  @Message("Dates that differ")
  String exceptions();

  @Message(
      "A date without times is closed all day. For several windows of a day, write its date again.")
  String exceptionsHelp();

  @Message("Date")
  String date();

  @Message("Add a date")
  String addException();

  @Message("The next 14 days")
  String preview();

  @Message("{from} until {until} runs over midnight: it belongs to {day}.")
  String overMidnight(String day, String from, String until);

  @Message("closed")
  String closed();

  @Message("differs")
  String isException();

  @Message("the clocks change")
  String clocksChange();

  @Message("{name} is saved")
  String saved(String name);

  @Message("In force once it is saved")
  String notYet();

  @Message("It is used. Take it out there first.")
  String deleteUsed();

  @Message("Segment {name}")
  String usedBySegment(String name);
}
