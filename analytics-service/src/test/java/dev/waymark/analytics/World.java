package dev.waymark.analytics;

import static io.restassured.RestAssured.given;

import dev.waymark.database.DatabaseRole;
import dev.waymark.service.database.SchemaCare;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What is around the service: the other services' tables, and whoever calls.
@Singleton
public class World {
  /// The operator's key.
  public static final String OPERATOR = "operator-key-of-the-tests-0123456789";

  /// What the redirect nodes' credentials come from.
  public static final String SECRET = "ingest-secret-of-the-tests-0123456789";

  /// The key that redirect nodes shared before each had a credential.
  public static final String INGEST = "ingest-key-of-the-tests-0123456789ab";

  private final String url;
  private final SchemaCare schema;
  private final TestClock clock;

  World(
      @ConfigProperty(name = Database.SUPERUSER_URL) String url,
      SchemaCare schema,
      TestClock clock) {
    this.url = url;
    this.schema = schema;
    this.clock = clock;
  }

  /// Begins anew: empty tables; `ws_1` with the links `lnk_1` to `lnk_9`, and a key for each role.
  public void reset() {
    try {
      if (!schema.awaitMigrated(Duration.ofMinutes(1))) {
        throw new AssertionError("the schema was not migrated");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    clock.set(TestClock.START);
    run(
        "truncate producer, producer_handover, click, rejected_click, lost_clicks, click_day, click_bucket, link_base,"
            + " rollup_run, visitor_salt, breakdown, workspace_breakdown, visitor_day, sealed_day,"
            + " summed_day, workspace_bucket, link_day, lead,"
            + " publication.document, publication.click_count, publication.link_label");
    for (int i = 1; i <= 9; i++) {
      publish("link", "lnk_" + i, "{\"workspace\": \"ws_1\"}");
    }
    for (String role : List.of("viewer", "editor", "admin", "owner")) {
      publish("api_key", hash(role), "{\"workspace\": \"ws_1\", \"role\": \"" + role + "\"}");
    }
    publish("api_key", hash("stranger"), "{\"workspace\": \"ws_2\", \"role\": \"owner\"}");
  }

  /// Publishes a document, as admin-service does; `null` as the body is a tombstone.
  public void publish(String kind, String id, String body) {
    run(
        "insert into publication.document (kind, id, version, body) values ('%s', '%s', 1, %s) on"
                .formatted(kind, id, body.equals("null") ? "null" : "'" + body + "'")
            + " conflict (kind, id) do update set version = document.version + 1, body ="
            + " excluded.body");
  }

  /// The hash under which a key is published.
  public static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// A request with a key.
  public static RequestSpecification as(String key) {
    return given().header("X-API-Key", key);
  }

  /// Where the database is, with a role in it.
  public String urlOf(DatabaseRole role) {
    return url.replace("user=postgres", "user=" + role.key());
  }

  /// A connection of the superuser, who may do what the service may not.
  public Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("currentSchema", "analytics");
    return DriverManager.getConnection(url, properties);
  }

  /// The same to another database of that PostgreSQL.
  public Connection connectTo(String database) throws SQLException {
    return DriverManager.getConnection(url.replace("/waymark?", "/" + database + "?"));
  }

  /// Runs a statement as the superuser.
  public void run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /// The only number that a query gives.
  public long number(String query) {
    return Long.parseLong(rows(query).getFirst());
  }

  /// Rows, aggregates, rows by day, quarantined records, and numbers taken of the only producer:
  /// what is written of a batch in one transaction, as one row of {@link #rows}.
  public String counted() {
    return rows("select (select count(*) from click), (select sum(clicks) from click_bucket),"
            + " (select sum(rows) from click_day), (select count(*) from rejected_click),"
            + " (select taken from producer)")
        .getFirst();
  }

  /// The rows that a query gives, their columns joined by spaces.
  public List<String> rows(String query) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        var text = new ArrayList<String>();
        for (int column = 1; column <= columns; column++) {
          text.add(String.valueOf(row.getString(column)));
        }
        rows.add(String.join(" ", text));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }
}
