package dev.waymark.redirect;

import dev.waymark.database.DatabaseRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A publication in a database of its own, written as admin-service and analytics-service do.
public final class PublicationFixture {
  /// Each salt, read as one byte a character.
  public static final String SALT = "\u00FFa salt of thirty-two bytes it is.".substring(0, 32);

  private static final List<String> SCRIPTS =
      List.of(
          "V1__documents.sql",
          "V2__rights.sql",
          "V3__views.sql",
          "V4__levels_of_documents.sql",
          "V5__segments.sql",
          "V8__labels.sql",
          "afterMigrate__rights.sql");

  private final String url;
  private final String superuserUrl;

  private PublicationFixture(String url, String superuserUrl) {
    this.url = url;
    this.superuserUrl = superuserUrl;
  }

  /// Creates the database, the roles, and what the migrations make in the publication.
  public static PublicationFixture create(EmbeddedPostgres postgres, String database)
      throws SQLException {
    execute(postgres.getJdbcUrl("postgres", "postgres"), "create database " + database);
    var publication =
        new PublicationFixture(
            postgres.getJdbcUrl(DatabaseRole.REDIRECT.key(), database),
            postgres.getJdbcUrl("postgres", database));
    publication.execute(DatabaseRole.script());
    String owner = postgres.getJdbcUrl(DatabaseRole.MIGRATION.key(), database);
    execute(owner, "create table publication.flyway_schema_history ()");
    for (String script : SCRIPTS) {
      execute(owner, "set search_path to publication; " + resource("/db/publication/" + script));
    }
    return publication;
  }

  private static String resource(String path) {
    try (InputStream in = PublicationFixture.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it is, as JDBC writes it, for the role of the redirect nodes.
  public String url() {
    return url;
  }

  /// A connection of one's own and of the superuser's, for transactions that stay open.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(superuserUrl);
  }

  /// Publishes a link; a null body deletes it.
  public void link(String id, @Nullable String body) throws SQLException {
    write("link", id, body);
  }

  /// Publishes a document; a null body deletes it.
  public void write(String kind, String id, @Nullable String body) throws SQLException {
    try (Connection connection = connect()) {
      write(connection, kind, id, body);
    }
  }

  /// Publishes within a transaction.
  public static void write(Connection connection, String kind, String id, @Nullable String body)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into publication.document (kind, id, version, body) values (?, ?, 1, ?::json)
            on conflict (kind, id) do update set version = document.version + 1,
              xid = pg_current_xact_id(), body = excluded.body""")) {
      statement.setString(1, kind);
      statement.setString(2, id);
      statement.setString(3, body);
      statement.executeUpdate();
    }
  }

  /// Writes what a rollup counted.
  public void clickCount(String id, long clicks) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                insert into publication.click_count (link_id, clicks, as_of) values (?, ?, now())
                on conflict (link_id) do update set clicks = excluded.clicks,
                  as_of = excluded.as_of, xid = pg_current_xact_id()""")) {
      statement.setString(1, id);
      statement.setLong(2, clicks);
      statement.executeUpdate();
    }
  }

  /// Makes the salts of a day and of the next, as analytics-service does, which also lets the
  /// redirect nodes read them.
  public void visitorSalts(LocalDate day) throws SQLException {
    unreadableVisitorSalts(day);
    makeVisitorSaltsReadable();
  }

  /// Gives the right to read the salts.
  public void makeVisitorSaltsReadable() throws SQLException {
    execute(
        """
        grant usage on schema analytics to waymark_redirect;
        grant select on analytics.visitor_salt to waymark_redirect""");
  }

  /// Makes the salts of a day and of the next, and nobody else may read them yet.
  public void unreadableVisitorSalts(LocalDate day) throws SQLException {
    execute("create table analytics.visitor_salt (day date primary key, salt bytea not null)");
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into analytics.visitor_salt (day, salt) values (?, ?)")) {
      for (int ahead = 0; ahead < 2; ahead++) {
        insert.setObject(1, day.plusDays(ahead));
        insert.setBytes(2, SALT.getBytes(StandardCharsets.ISO_8859_1));
        insert.executeUpdate();
      }
    }
  }

  /// The number that a query answers, asked as the superuser; 0 for null.
  public long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Runs any statement as the superuser.
  public void execute(String sql) throws SQLException {
    execute(superuserUrl, sql);
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
