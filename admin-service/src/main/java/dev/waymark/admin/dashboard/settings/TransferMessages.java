package dev.waymark.admin.dashboard.settings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/// What the page says by which a workspace is taken out and brought back.
@MessageBundle(value = "transfer", locale = "en")
public interface TransferMessages {
  @Message("Import and export")
  String title();

  @Message("Take everything out")
  String out();

  @Message(
      "Links, channels, pools, hours, segments, domains and defaults in one file, for another workspace or for a rainy day. Keys, passwords and clicks are not in it.")
  String outMore();

  @Message("Download the file")
  String outDo();

  @Message("Links as a table")
  String csv();

  @Message("From Bitly or any CSV file, and out again. The list of links exports what it shows.")
  String csvMore();

  @Message("Import a CSV file")
  String csvIn();

  @Message("Export all links as CSV")
  String csvOut();

  @Message("Bring a file back")
  String in();

  @Message(
      "What has the same name becomes as the file says, what is missing is made, and everything else stays. You see first what would come of it.")
  String inMore();

  @Message("A file from “Take everything out”")
  String file();

  @Message("See what would come of it")
  String look();

  @Message("Choose a file first.")
  String noFile();

  @Message("This file has more than 1 MB. Bring it back by the API, which takes 8 MB at a time.")
  String tooLarge();

  @Message("This would be as the file says")
  String would();

  @Message("{#if count == 1}One thing stops this file{#else}{count} things stop this file{/if}")
  String wrong(int count);

  @Message("Nothing was changed. Mend the file, then bring it back.")
  String wrongMore();

  @Message("There are more: mend these first.")
  String wrongOthers();

  @Message(
      "{#switch part}{#case 'links'}Links{#case 'channels'}Channels{#case 'pools'}Pools{#case 'schedules'}Hours{#case 'segments'}Segments{#case 'domains'}Domains{#else}Defaults{/switch}")
  String part(String part);

  @Message(
      "{#switch part}{#case 'links'}Link{#case 'channels'}Channel{#case 'pools'}Pool{#case 'schedules'}Hours{#case 'segments'}Segment{#else}Domain{/switch} {place}")
  String entry(String part, int place);

  @Message("The file")
  String whole();

  @Message("Bring it back")
  String run();

  @Message("Another file")
  String other();

  @Message("The workspace is as the file says.")
  String done();

  @Message("Only owners can bring a file back.")
  String owners();
}
