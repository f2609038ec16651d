package dev.waymark.admin.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.directory.TestedLinks.FailingTests;
import dev.waymark.admin.keyed.KeyedResources;
import dev.waymark.admin.portability.Part;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.fault.Faults;
import dev.waymark.schedule.Schedule;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What can be done with schedules.
@Singleton
public class Schedules extends KeyedResources<ScheduleEntity, ScheduleDraft, ScheduleView> {
  private static final Sort SORT =
      new Sort(
          Entry.SCHEDULE,
          Part.SCHEDULES,
          AuditAction.SCHEDULE_CREATE,
          AuditAction.SCHEDULE_UPDATE,
          AuditAction.SCHEDULE_DELETE);

  /// How many days a preview shows.
  private static final int DAYS = 14;

  /// How many bytes the hours of all schedules of a workspace may have, for whoever decides or
  /// checks something for a workspace reads them all.
  static final int MAX_BYTES = 1_048_576;

  private final EntityManager database;

  Schedules(Surroundings surroundings, EntityManager database) {
    super(SORT, ScheduleEntity.class, surroundings);
    this.database = database;
  }

  @Override
  protected @Nullable String tooMuch(
      String workspace, ScheduleDraft draft, @Nullable ScheduleEntity row) {
    long bytes = bytes(draft);
    if (row != null && bytes <= bytes(draft(row))) {
      return null; // whoever has too much already may make it less
    }
    Number others =
        (Number)
            database
                .createNativeQuery(
                    "select coalesce(sum(octet_length(hours::text)), 0) from admin.schedule"
                        + " where workspace_id = ?1 and key <> ?2")
                .setParameter(1, workspace)
                .setParameter(2, draft.key())
                .getSingleResult();
    return others.longValue() + bytes <= MAX_BYTES
        ? null
        : "The hours of all schedules of a workspace have at most 1 MiB together; take exceptions"
            + " out that are over.";
  }

  private static long bytes(ScheduleDraft draft) {
    return draft.schedule().toJson().toString().length();
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
  protected ScheduleView withFailing(ScheduleView view, FailingTests failing) {
    return view.with(failing);
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
