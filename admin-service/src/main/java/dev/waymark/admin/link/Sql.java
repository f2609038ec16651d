package dev.waymark.admin.link;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGStatement;

/// The text of a statement while it is put together, and its values in their order. Values are only
/// ever bound, never part of the text.
final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  Sql() {}

  /// Goes on with some text.
  ///
  /// @param with a value for each question mark in it: a text, a whole number, a moment or a list
  ///   of texts
  Sql add(String part, Object... with) {
    text.append(part);
    values.addAll(List.of(with));
    return this;
  }

  /// Goes on with another condition of the same `where`.
  Sql and(String condition, Object... with) {
    return add("\nand ", new Object[0]).add(condition, with);
  }

  /// Makes it a statement that is planned for its values each time it runs: how many links a filter
  /// leaves depends on them so much that one plan for all values would be the wrong one for some.
  PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text.toString());
    statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    for (int i = 0; i < values.size(); i++) {
      bind(connection, statement, i + 1, values.get(i));
    }
    return statement;
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int place, Object value)
      throws SQLException {
    switch (value) {
      case Instant moment -> statement.setObject(place, moment.atOffset(ZoneOffset.UTC));
      case Collection<?> texts -> {
        Array array = connection.createArrayOf("text", texts.toArray());
        statement.setArray(place, array);
      }
      default -> statement.setObject(place, value);
    }
  }
}
