package dev.waymark.analytics.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A part of a statement, with the values of its parameters, so that a condition and what belongs
/// to it are written in one place.
///
/// @param sql trusted, for it becomes part of the statement; a question mark for each value
/// @param values texts, numbers, moments, days, or {@link Elements}
public record Clause(String sql, List<Object> values) {
  /// Nothing.
  public static final Clause NONE = new Clause("", List.of());

  /// The elements of an array.
  ///
  /// @param type of one of them, as PostgreSQL calls it
  public record Elements(String type, List<?> elements) {
    /// Texts, for `= any (?)`.
    public static Elements texts(List<String> texts) {
      return new Elements("text", texts);
    }

    /// Moments.
    public static Elements moments(List<Instant> moments) {
      return new Elements("timestamptz", moments);
    }

    /// Days, for `= any (?)`.
    public static Elements days(List<LocalDate> days) {
      return new Elements("date", days);
    }
  }

  /// A part that stands alone.
  public static Clause of(String sql, Object... values) {
    return new Clause(sql, List.of(values));
  }

  /// This part, and another behind it.
  public Clause plus(Clause more) {
    var all = new ArrayList<>(values);
    all.addAll(more.values);
    return new Clause(sql + more.sql, List.copyOf(all));
  }

  /// This part, and another behind it.
  public Clause plus(String more, Object... its) {
    return plus(of(more, its));
  }

  /// The statement that this is, with its values.
  public PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, bound(connection, values.get(i)));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static Object element(Object value) {
    return value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value;
  }

  private static Object bound(Connection connection, Object value) throws SQLException {
    return switch (value) {
      case Instant at -> at.atOffset(ZoneOffset.UTC);
      case Elements array ->
          connection.createArrayOf(
              array.type(), array.elements().stream().map(Clause::element).toArray());
      default -> value;
    };
  }
}
