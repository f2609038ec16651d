package dev.waymark.admin.schedule;

import dev.waymark.admin.database.StoredJson;
import dev.waymark.publication.ScheduleDocument;
import dev.waymark.schedule.Schedule;
import java.time.Instant;

/// Between the row, what people write, and what is published.
final class ScheduleMapping {
  private ScheduleMapping() {}

  static ScheduleDraft draft(ScheduleEntity entity) {
    return switch (Schedule.read(StoredJson.parse(entity.hours), "")) {
      case Schedule.Accepted(Schedule schedule) ->
          new ScheduleDraft(entity.key(), entity.name(), schedule);
      case Schedule.Rejected rejected ->
          throw new IllegalStateException(
              "Stored hours cannot be read id=" + entity.id() + " faults=" + rejected.faults());
    };
  }

  static void write(ScheduleDraft draft, ScheduleEntity entity, Instant now) {
    entity.change(draft.name(), now);
    entity.hours = draft.schedule().toJson().toString();
  }

  static ScheduleDocument document(ScheduleEntity entity) {
    ScheduleDraft draft = draft(entity);
    return new ScheduleDocument(entity.workspace(), draft.key(), draft.name(), draft.schedule());
  }
}
