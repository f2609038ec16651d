package dev.waymark.admin.publication;

import dev.waymark.publication.DocumentLevel;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Up to which level every redirect node reads documents, as the nodes themselves say.
@Singleton
final class Levels {
  private static final String CURRENT =
      "select min(level) from publication.reader where seen > now() - interval '10 minutes'";

  /// Each start of a node is a row.
  private static final String FORGET =
      "delete from publication.reader where seen < now() - interval '1 day'";

  private final DataSource database;
  private final PublicationSettings settings;

  Levels(DataSource database, PublicationSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /// The level that every node reads which was seen in the last ten minutes; the first while none
  /// was, for those of the release before say nothing.
  int current() {
    if (settings.level().isPresent()) {
      return settings.level().getAsInt();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(CURRENT);
        ResultSet row = statement.executeQuery()) {
      row.next();
      int level = row.getInt(1);
      return row.wasNull() ? DocumentLevel.FIRST : level;
    } catch (SQLException e) {
      throw new IllegalStateException("What nodes read was not told", e);
    }
  }

  /// Forgets the nodes that were not seen for a day.
  void forgetTheGone() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FORGET)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The nodes that are gone were not forgotten", e);
    }
  }
}
