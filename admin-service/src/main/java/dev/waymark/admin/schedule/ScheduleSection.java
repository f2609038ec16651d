package dev.waymark.admin.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.portability.Section;
import dev.waymark.admin.problem.Refusals;
import jakarta.inject.Singleton;
import java.util.List;

/// The business hours of a workspace, by their keys.
@Singleton
final class ScheduleSection implements Section {
  private final Schedules schedules;

  ScheduleSection(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public Part part() {
    return Part.SCHEDULES;
  }

  @Override
  public ArrayNode export(String workspace) {
    return schedules.export(workspace);
  }

  @Override
  public Restored restore(String workspace, JsonNode json, String pointer, Refusals refusals) {
    List<Item> items = Section.items(json, pointer, "schedule", refusals);
    schedules.restore(workspace, items, refusals);
    return new Restored(items.size(), List.of());
  }
}
