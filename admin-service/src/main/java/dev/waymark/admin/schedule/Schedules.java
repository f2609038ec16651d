package dev.waymark.admin.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.keyed.KeyedResources;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.fault.Faults;
import dev.waymark.schedule.Schedule;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What can be done with schedules.
@Singleton
class Schedules extends KeyedResources<ScheduleEntity, ScheduleDraft, ScheduleView> {
  private static final Sort SORT =
      new Sort(
          Entry.SCHEDULE,
          Part.SCHEDULES,
          AuditAction.SCHEDULE_CREATE,
          AuditAction.SCHEDULE_UPDATE,
          AuditAction.SCHEDULE_DELETE);

  /// How many days a preview shows.
  private static final int DAYS = 14;

  Schedules(Surroundings surroundings) {
    super(SORT, ScheduleEntity.class, surroundings);
  }

  @Override
  protected @Nullable ScheduleDraft read(
      ObjectNode json, @Nullable ObjectNode sent, Workspace workspace, Faults faults) {
    return ScheduleDraft.read(json, workspace.timeZone(), faults);
  }

  @Override
  protected ScheduleDraft draft(ScheduleEntity row) {
    return ScheduleMapping.draft(row);
  }

  @Override
  protected ScheduleEntity empty() {
    return new ScheduleEntity();
  }

  @Override
  protected void write(ScheduleDraft draft, ScheduleEntity row, Instant now) {
    ScheduleMapping.write(draft, row, now);
  }

  @Override
  protected ObjectNode document(ScheduleEntity row) {
    return ScheduleMapping.document(row).toJson();
  }

  @Override
  protected Function<ScheduleEntity, ScheduleView> views(String workspace) {
    return ScheduleView::of;
  }

  /// The hours of {@link #DAYS} days.
  ///
  /// @param from the first date; null for today in the schedule's zone
  @Transactional
  PreviewView preview(String workspace, String key, @Nullable String from) {
    Schedule schedule = ScheduleMapping.draft(row(workspace, key)).schedule();
    LocalDate first = from == null ? LocalDate.ofInstant(now(), schedule.zone()) : date(from);
    return new PreviewView(
        schedule.zone().getId(),
        schedule.preview(first, DAYS).stream().map(PreviewView.DayView::of).toList());
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1970 && date.getYear() <= 9999) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw ProblemException.ofParameter("from", "This is a date such as 2026-12-24.");
  }
}
