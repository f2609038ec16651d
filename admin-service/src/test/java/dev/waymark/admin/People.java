package dev.waymark.admin;

import static io.restassured.RestAssured.given;

import dev.waymark.admin.factor.Totp;
import dev.waymark.password.PasswordHash;
import dev.waymark.service.access.Secret;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// People of the tests, who come to be without anybody's invitation.
@Singleton
public final class People {
  /// Of all of them.
  public static final String PASSWORD = "seven quiet herons at noon";

  private static final byte[] APP = "a secret of the app!".getBytes(StandardCharsets.US_ASCII);

  private static final String HASH = PasswordHash.of(PASSWORD, new SecureRandom());
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Superuser superuser;

  People(Superuser superuser) {
    this.superuser = superuser;
  }

  /// Somebody who has signed in.
  ///
  /// @param cookie what the cookie holds
  public record Account(String id, String email, String session, String cookie) {
    /// A request of a page of the dashboard.
    public RequestSpecification asks() {
      return given().cookie("wm", cookie).header("Sec-Fetch-Site", "same-origin");
    }

    /// The same with a JSON body.
    public RequestSpecification sends(String json) {
      return asks().contentType(ContentType.JSON).body(json);
    }
  }

  /// Somebody new, who has just signed in.
  public Account person() {
    String mark = text(12).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "x");
    String id = "per_" + mark;
    String email = "Ana." + mark + "@example.com";
    sql(
        "insert into admin.person (id, email, email_folded, name, password_hash, locale, disabled,"
            + " created_at, updated_at) values (?, ?, lower(?), 'Ana', ?, 'en', false, now(), now())",
        id,
        email,
        email,
        HASH);
    return signedIn(id, email, Instant.now());
  }

  /// Somebody new who is a member of a workspace.
  public Account member(String workspace, String role) {
    Account account = person();
    join(account, workspace, role);
    return account;
  }

  /// Makes somebody a member.
  public void join(Account account, String workspace, String role) {
    sql(
        "insert into admin.membership (person_id, workspace_id, role, created_at)"
            + " values (?, ?, ?, now())",
        account.id(),
        workspace,
        role);
  }

  /// The same person in another browser.
  ///
  /// @param at when they have signed in
  public Account signedIn(String id, String email, Instant at) {
    String cookie = text(32);
    String session = "ses_" + text(12);
    sql(
        "insert into admin.session (id, token_hash, person_id, user_agent, created_at, seen_at,"
            + " authenticated_at, ends_at) values (?, ?, ?, 'test', ?::timestamptz, ?::timestamptz,"
            + " ?::timestamptz, ?::timestamptz)",
        session,
        new Secret(cookie).hash(),
        id,
        at.toString(),
        at.toString(),
        at.toString(),
        at.plus(30, ChronoUnit.DAYS).toString());
    return new Account(id, email, session, cookie);
  }

  /// A code that works.
  ///
  /// @param person whose password it sets; null for setup
  public String code(@Nullable String person) {
    String code = text(32);
    sql(
        "insert into admin.one_time_code (hash, purpose, person_id, created_at, ends_at)"
            + " values (?, ?, ?, now(), now() + interval '1 hour')",
        new Secret(code).hash(),
        person == null ? "setup" : "password",
        person);
    return code;
  }

  /// An invite of somebody who is not there yet.
  ///
  /// @param token with which it is accepted
  public record Invited(String id, String token) {}

  /// Somebody new is invited as an editor.
  public Invited invite(String workspace) {
    String token = text(32);
    String id = "inv_" + text(12);
    String email = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "x") + "@example.com";
    sql(
        "insert into admin.invite (id, workspace_id, email, email_folded, role, token_hash,"
            + " invited_by, created_at, ends_at) values (?, ?, ?, ?, 'editor', ?, 'operator', now(),"
            + " now() + interval '7 days')",
        id,
        workspace,
        email,
        email,
        new Secret(token).hash());
    return new Invited(id, token);
  }

  /// Gives somebody an app that makes codes.
  ///
  /// @param isOn whether they are asked for them
  /// @return the code of now
  public String app(Account account, boolean isOn) {
    sql(
        "insert into admin.second_factor (person_id, secret, on_since, last_step, created_at)"
            + " values (?, ?, case when ? then now() end, 0, now())",
        account.id(),
        APP,
        isOn);
    return appCode(0);
  }

  /// What that app shows.
  ///
  /// @param steps from now, each half a minute
  public static String appCode(int steps) {
    return Totp.code(APP, Totp.step(Instant.now()) + steps);
  }

  /// Nobody is there any more.
  public void removeAll() {
    for (String table : new String[] {"session", "one_time_code", "membership", "person"}) {
      sql("delete from admin." + table);
    }
  }

  /// Does something in the database.
  public void sql(String sql, @Nullable Object... values) {
    try (var connection = superuser.connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// The first value that a query finds.
  public String text(String sql, String value) {
    try (var connection = superuser.connect();
        var statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new AssertionError("nothing found");
        }
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
