package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.service.input.Moments;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a link is to visitors, by what is written of it: the first of these that applies. What the
/// operator has taken down is told apart from it, for it ends without anybody changing the link.
public enum LinkState {
  /// Somebody has switched it off.
  OFF("off"),
  /// Its domain was removed, or another workspace has proved it, so that it answers nowhere.
  STOPPED("stopped"),
  /// It starts later.
  SCHEDULED("scheduled"),
  /// Its last moment is over, or the clicks that it may have were counted by the last rollup.
  EXPIRED("expired"),
  /// Visitors get what it says.
  ON("on");

  private final String key;

  LinkState(String key) {
    this.key = key;
  }

  /// The value in JSON.
  public String key() {
    return key;
  }

  /// The state with a key; null when there is none.
  static @Nullable LinkState of(String key) {
    return Arrays.stream(values()).filter(state -> state.key.equals(key)).findFirst().orElse(null);
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(LinkState::key).toList();
  }

  /// The state of a link.
  ///
  /// @param written what people wrote of it
  /// @param isOnADomain whether it answers anywhere
  /// @param clicks as of the last rollup
  static LinkState of(JsonNode written, boolean isOnADomain, long clicks, Instant now) {
    Instant startsAt = moment(written.path(LinkField.STARTS_AT.key()));
    Instant expiresAt = moment(written.path(LinkField.EXPIRES_AT.key()));
    JsonNode most = written.path(LinkField.MAX_CLICKS.key());
    if (!written.path(LinkField.ACTIVE.key()).asBoolean(true)) {
      return OFF;
    } else if (!isOnADomain) {
      return STOPPED;
    } else if (startsAt != null && now.isBefore(startsAt)) {
      return SCHEDULED;
    } else if ((expiresAt != null && !now.isBefore(expiresAt))
        || (most.isIntegralNumber() && clicks >= most.longValue())) {
      return EXPIRED;
    }
    return ON;
  }

  private static @Nullable Instant moment(JsonNode written) {
    return written.isTextual() ? Moments.parse(written.textValue()) : null;
  }

  /// The same in SQL, of a row `link`. What is not in it stands before it as partial indexes have
  /// it, so that the rare states are found by those.
  void condition(Sql sql, Instant now) {
    switch (this) {
      case OFF -> sql.and("not link.active");
      case STOPPED ->
          sql.and("link.active").and("link.domain is not null and link.domain_id is null");
      case SCHEDULED -> {
        answering(sql);
        sql.and("link.starts_at is not null").and("link.starts_at > ?", now);
      }
      case EXPIRED -> {
        started(sql, now);
        sql.and("(link.expires_at is not null or link.max_clicks is not null)");
        sql.and(OVER, now);
      }
      case ON -> {
        started(sql, now);
        sql.and("not " + OVER, now);
      }
    }
  }

  private static final String OVER =
      """
      (coalesce(link.expires_at <= ?, false) or (link.max_clicks is not null and exists (
        select from admin.link_clicks as clicked
        where clicked.link_id = link.id and clicked.clicks >= link.max_clicks)))""";

  private static void answering(Sql sql) {
    sql.and("link.active").and("(link.domain is null or link.domain_id is not null)");
  }

  private static void started(Sql sql, Instant now) {
    answering(sql);
    sql.and("coalesce(link.starts_at <= ?, true)", now);
  }
}
