package dev.waymark.admin.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.admin.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.List;

/// The channels of a workspace, by their keys.
@Singleton
final class ChannelSection implements Section {
  private final Channels channels;

  ChannelSection(Channels channels) {
    this.channels = channels;
  }

  @Override
  public Part part() {
    return Part.CHANNELS;
  }

  @Override
  public ArrayNode export(String workspace) {
    return channels.export(workspace);
  }

  @Override
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    List<Item> items = Section.items(json, pointer, "channel", refusals);
    channels.restore(workspace, items, refusals);
    return new Restored(items.size(), List.of());
  }
}
