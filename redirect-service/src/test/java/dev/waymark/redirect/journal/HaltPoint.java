package dev.waymark.redirect.journal;

/// Where a process that has a journal is halted: before, within or after an operation on its files
/// or a delivery.
///
/// The life that ends there is {@link HaltedNode}'s: it opens the journal, clicks until it has
/// rolled, delivers, keeps its counts, clicks, delivers, and closes. `REOPENED` ones find what an
/// earlier life has left: clicks that are not delivered, a torn tail, and a segment without a
/// record.
enum HaltPoint {
  LOCKED(Operation.LOCK, 1, Moment.AFTER),
  PRODUCER_UNWRITTEN(Operation.PRODUCER, 1, Moment.BEFORE),
  PRODUCER_TORN(Operation.PRODUCER, 1, Moment.WITHIN),
  PRODUCER_NOT_RENAMED(Operation.PRODUCER, 1, Moment.ALMOST),
  PRODUCER_WRITTEN(Operation.PRODUCER, 1, Moment.AFTER),
  FIRST_SEGMENT_NOT_CREATED(Operation.CREATE, 1, Moment.BEFORE),
  FIRST_SEGMENT_EMPTY(Operation.CREATE, 1, Moment.AFTER),
  FIRST_HEADER_TORN(Operation.HEADER, 1, Moment.WITHIN),
  FIRST_HEADER_WRITTEN(Operation.HEADER, 1, Moment.AFTER),
  FIRST_NAME_NOT_FORCED(Operation.FORCE_NAMES, 1, Moment.BEFORE),
  FIRST_NAME_FORCED(Operation.FORCE_NAMES, 1, Moment.AFTER),

  FIRST_TURN_UNWRITTEN(Operation.RECORDS, 1, Moment.BEFORE),
  FIRST_TURN_TORN(Operation.RECORDS, 1, Moment.WITHIN),
  FIRST_TURN_WRITTEN(Operation.RECORDS, 1, Moment.AFTER),
  LATER_TURN_TORN(Operation.RECORDS, 4, Moment.WITHIN),
  LATER_TURN_WRITTEN(Operation.RECORDS, 4, Moment.AFTER),
  FIRST_TURN_NOT_FORCED(Durability.POWER_FAILURE, Operation.FORCE, 2, Moment.BEFORE),
  FIRST_TURN_FORCED(Durability.POWER_FAILURE, Operation.FORCE, 2, Moment.AFTER),

  ROLLED_SEGMENT_NOT_CREATED(Operation.CREATE, 2, Moment.BEFORE),
  ROLLED_SEGMENT_EMPTY(Operation.CREATE, 2, Moment.AFTER),
  ROLLED_HEADER_TORN(Operation.HEADER, 2, Moment.WITHIN),
  ROLLED_HEADER_WRITTEN(Operation.HEADER, 2, Moment.AFTER),
  ROLLED_SEGMENT_NOT_FORCED(Operation.FORCE, 2, Moment.BEFORE),
  ROLLED_SEGMENT_FORCED(Operation.FORCE, 2, Moment.AFTER),
  ROLLED_NAME_NOT_FORCED(Operation.FORCE_NAMES, 2, Moment.BEFORE),
  ROLLED_NAME_FORCED(Operation.FORCE_NAMES, 2, Moment.AFTER),

  BATCH_NOT_SENT(Operation.DELIVERY, 1, Moment.BEFORE),
  BATCH_TORN(Operation.DELIVERY, 1, Moment.WITHIN),
  BATCH_STORED(Operation.DELIVERY, 1, Moment.AFTER),
  LATER_BATCH_STORED(Operation.DELIVERY, 3, Moment.AFTER),
  MARK_UNWRITTEN(Operation.MARK, 1, Moment.BEFORE),
  MARK_TORN(Operation.MARK, 1, Moment.WITHIN),
  MARK_NOT_RENAMED(Operation.MARK, 1, Moment.ALMOST),
  MARK_WRITTEN(Operation.MARK, 1, Moment.AFTER),
  LATER_MARK_TORN(Operation.MARK, 2, Moment.WITHIN),
  LATER_MARK_NOT_RENAMED(Operation.MARK, 2, Moment.ALMOST),
  LATER_MARK_WRITTEN(Operation.MARK, 2, Moment.AFTER),
  DELIVERED_SEGMENT_NOT_DELETED(Operation.DELETE, 1, Moment.BEFORE),
  DELIVERED_SEGMENT_DELETED(Operation.DELETE, 1, Moment.AFTER),
  LATER_SEGMENT_DELETED(Operation.DELETE, 2, Moment.AFTER),

  COUNTS_TORN(Operation.COUNTS, 1, Moment.WITHIN),
  COUNTS_NOT_RENAMED(Operation.COUNTS, 1, Moment.ALMOST),
  COUNTS_WRITTEN(Operation.COUNTS, 1, Moment.AFTER),
  NOT_CLOSED(Operation.CLOSE, 1, Moment.BEFORE),

  REOPENED_TAIL_NOT_CUT(Operation.TRUNCATE, 1, Moment.BEFORE),
  REOPENED_TAIL_CUT(Operation.TRUNCATE, 1, Moment.AFTER),
  REOPENED_EPOCH_NOT_RAISED(Operation.PRODUCER, 1, Moment.BEFORE),
  REOPENED_EPOCH_TORN(Operation.PRODUCER, 1, Moment.WITHIN),
  REOPENED_EPOCH_NOT_RENAMED(Operation.PRODUCER, 1, Moment.ALMOST),
  REOPENED_EPOCH_RAISED(Operation.PRODUCER, 1, Moment.AFTER),
  REOPENED_SEGMENT_EMPTY(Operation.CREATE, 1, Moment.AFTER),
  REOPENED_HEADER_TORN(Operation.HEADER, 1, Moment.WITHIN),
  REOPENED_RECORDLESS_NOT_DELETED(Operation.DELETE, 1, Moment.BEFORE),
  REOPENED_RECORDLESS_DELETED(Operation.DELETE, 1, Moment.AFTER),
  REOPENED_TURN_TORN(Operation.RECORDS, 1, Moment.WITHIN),
  REOPENED_BATCH_STORED(Operation.DELIVERY, 1, Moment.AFTER),
  REOPENED_MARK_NOT_RENAMED(Operation.MARK, 1, Moment.ALMOST);

  /// What the process is at.
  enum Operation {
    LOCK,
    PRODUCER,
    MARK,
    COUNTS,
    CREATE,
    HEADER,
    RECORDS,
    FORCE,
    FORCE_NAMES,
    TRUNCATE,
    DELETE,
    DELIVERY,
    CLOSE
  }

  /// How far it has got with it.
  enum Moment {
    BEFORE,
    /// Half of what is to be written is.
    WITHIN,
    /// All is written, beside what it is to replace.
    ALMOST,
    AFTER
  }

  private final Durability durability;
  private final Operation operation;
  private final int occurrence;
  private final Moment moment;

  HaltPoint(Operation operation, int occurrence, Moment moment) {
    this(Durability.PROCESS_FAILURE, operation, occurrence, moment);
  }

  HaltPoint(Durability durability, Operation operation, int occurrence, Moment moment) {
    this.durability = durability;
    this.operation = operation;
    this.occurrence = occurrence;
    this.moment = moment;
  }

  Durability durability() {
    return durability;
  }

  /// Counted from 1.
  int occurrence() {
    return occurrence;
  }

  boolean isAt(Operation other, Moment when) {
    return operation == other && moment == when;
  }

  /// Whether an earlier life has left something.
  boolean isReopened() {
    return name().startsWith("REOPENED");
  }
}
