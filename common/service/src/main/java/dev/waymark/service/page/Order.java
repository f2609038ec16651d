package dev.waymark.service.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An order of entities in which a list can be paged: by one column, and by id between equals. A
/// page goes on after its predecessor's last entry, wherever others come or go meanwhile.
///
/// @param name as callers name it, such as `-created_at`
/// @param column the entity's attribute
/// @param value the attribute of an entity, as text that `parse` reads
/// @param id the id of an entity
/// @param parse may throw a {@link DateTimeException} for a cursor that somebody made up
public record Order<E>(
    String name,
    String column,
    boolean descending,
    Function<E, String> value,
    Function<E, String> id,
    Function<String, Object> parse) {
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /// By a point in time, the latest first when the name begins with a minus.
  public static <E> Order<E> byTime(
      String name, String column, Function<E, Instant> value, Function<E, String> id) {
    return new Order<>(
        name, column, name.startsWith("-"), value.andThen(Instant::toString), id, Order::moment);
  }

  /// A moment that a database can be asked about; one beyond is in no list.
  private static Instant moment(String text) {
    Instant moment = Instant.parse(text);
    if (moment.isBefore(Instant.EPOCH) || !moment.isBefore(END)) {
      throw new DateTimeException("A moment from 1970 to 9999 is needed");
    }
    return moment;
  }

  /// By a text, from the end when the name begins with a minus.
  public static <E> Order<E> byText(
      String name, String column, Function<E, String> value, Function<E, String> id) {
    return new Order<>(name, column, name.startsWith("-"), value, id, text -> text);
  }

  /// The end of a query in JPQL: what comes after the cursor, in this order.
  ///
  /// @param parameters gets the values that the condition names
  public String after(@Nullable Cursor cursor, Map<String, Object> parameters) {
    String order = descending ? " desc" : "";
    String orderBy = " order by " + column + order + ", id" + order;
    if (cursor == null) {
      return orderBy;
    }
    try {
      parameters.put("after", parse.apply(cursor.value()));
    } catch (DateTimeException e) {
      throw Cursor.unreadable();
    }
    parameters.put("afterId", cursor.id());
    String beyond = descending ? "<" : ">";
    return " and (%s %s :after or (%s = :after and id %s :afterId))"
            .formatted(column, beyond, column, beyond)
        + orderBy;
  }

  /// The place after an entity.
  public Cursor cursor(E entity) {
    return new Cursor(name, value.apply(entity), id.apply(entity));
  }
}
