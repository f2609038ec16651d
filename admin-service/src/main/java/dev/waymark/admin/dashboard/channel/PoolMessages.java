package dev.waymark.admin.dashboard.channel;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the pages of pools say.
@MessageBundle(value = "pools", locale = "en")
public interface PoolMessages {
  @Message("Pools")
  String title();

  @Message("New pool")
  String create();

  @Message("No pool yet")
  String none();

  @Message(
      "A pool shares visitors among channels, in turns: Ana, Luis, Ana, Luis. Who is passive or off is left out.")
  String noneMore();

  @Message("{weight} of {of}")
  String share(int weight, int of);

  @Message("passive")
  String away();

  @Message("Turns now:")
  String turns();

  @Message("Nobody is there now: rules that lead here are skipped.")
  String nobody();

  @Message("Who comes back meets the same channel")
  String sticky();

  @Message("Who comes back meets the same channel.")
  String stickyNow();

  @Message("Who takes turns")
  String members();

  @Message(
      "In this order. With a weight of 2, a channel gets two visitors for each one that another of weight 1 gets. With hours, it is left out while they are closed.")
  String membersHelp();

  @Message("Channel {place}")
  String channel(int place);

  @Message("Weight of channel {place}")
  String weight(int place);

  @Message("Hours of channel {place}")
  String hours(int place);

  @Message("Choose a channel")
  String choose();

  @Message("At all hours")
  String always();

  @Message("Move channel {place} up")
  String up(int place);

  @Message("Move channel {place} down")
  String down(int place);

  @Message("Take channel {place} out")
  String out(int place);

  @Message("Add a channel")
  String add();

  @Message("{name} is saved")
  String saved(String name);
}
