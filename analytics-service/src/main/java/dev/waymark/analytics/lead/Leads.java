package dev.waymark.analytics.lead;

import dev.waymark.analytics.breakdown.RowSums;
import dev.waymark.analytics.clock.ClockSkewGuard;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.analytics.query.Place;
import dev.waymark.click.ClickId;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Takes leads and finds their clicks.
///
/// A destination may report a lead before the click has got here: journals are delivered within a
/// second, and within hours when something was down. So a lead of a recent click is taken at its
/// word, counts nowhere yet, and finds its click when that arrives.
@Singleton
final class Leads {
  /// So long after it happened a click may still arrive.
  static final Duration STILL_COMING = Duration.ofDays(7);

  /// So far the clocks of redirect nodes may be ahead.
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final Duration KEYS_KEPT = Duration.ofDays(1);
  private static final int MOST_PENDING = 10_000;

  private static final String COLUMNS =
      "id, workspace_id, click_id, received_at, kind, value, currency, external_id, link_id, rule,"
          + " rules_version, variant, channel, entry";

  private static final String FIND_CLICK =
      """
      update lead set link_id = c.link_id, counts = c.is_click, outcome = c.outcome, rule = c.rule,
        rules_version = c.rules_version, variant = c.variant, channel = c.channel, entry = c.entry,
        country = c.country, device = c.device, os = c.os, browser = c.browser,
        language = c.language, referrer = c.referrer, utm_campaign = c.utm_campaign,
        scan = c.scan
      from (select *, (%s) as is_click from click
        where workspace_id = ? and at = ? and id = ? limit 1) as c
      where lead.id = ? and lead.link_id is null
      """
          .formatted(RowSums.COUNTS);

  private final Transactions transactions;
  private final ClockSkewGuard clockSkew;
  private final InstantSource clock;
  private final RandomGenerator random;

  Leads(
      Transactions transactions,
      ClockSkewGuard clockSkew,
      InstantSource clock,
      RandomGenerator random) {
    this.transactions = transactions;
    this.clockSkew = clockSkew;
    this.clock = clock;
    this.random = random;
  }

  /// Takes a lead, once: the same again, by its `external_id` or by the key of its request, is the
  /// lead that was taken first.
  ///
  /// @param workspace whose key reports it; null for the operator's
  /// @param requestKey the `Idempotency-Key` of the request; null without one
  /// @throws ProblemException when the click is not there and cannot come any more, or when another
  ///   lead was reported by that name
  Lead take(@Nullable String workspace, LeadDraft draft, @Nullable String requestKey) {
    Instant now = clock.instant();
    return transactions.inOne(
        connection -> {
          String owner = workspace == null ? ownerOf(connection, draft.click()) : workspace;
          var lead =
              new Lead(
                  ClickId.next(now.toEpochMilli(), random).toString(), owner, draft, now, null);
          while (!insert(connection, lead, requestKey)) {
            Lead before = before(connection, lead, requestKey);
            if (before != null) {
              return before;
            }
            // It was removed in between, so its names are free.
          }
          findClick(connection, lead.id(), owner, draft.click());
          Lead taken = read(connection, "id = ?", lead.id()).getFirst();
          if (taken.source() == null && !isStillComing(draft.click(), now)) {
            throw unknownClick();
          }
          return taken;
        });
  }

  /// Looks for the clicks of leads that came before them, and forgets the keys of requests that
  /// nobody repeats any more.
  ///
  /// @return how many clicks were found
  int findClicks() {
    Instant now = clock.instant();
    List<Lead> pending =
        transactions.onSnapshot(
            connection ->
                read(
                    connection,
                    "link_id is null and click_at > ? order by received_at desc limit "
                        + MOST_PENDING,
                    at(now.minus(STILL_COMING))));
    return transactions.inOne(
        connection -> {
          int found = 0;
          for (Lead lead : pending) {
            found += findClick(connection, lead.id(), lead.workspace(), lead.click());
          }
          forgetKeys(connection);
          return found;
        });
  }

  /// A key that is forgotten too early lets a lead in twice, so a clock that stands alone does not
  /// say when.
  private void forgetKeys(Connection connection) throws SQLException {
    ClockSkewGuard.Comparison clocks = clockSkew.read(connection);
    if (!clocks.agree()) {
      return;
    }
    try (PreparedStatement forget =
        connection.prepareStatement(
            "update lead set request_key = null"
                + " where request_key is not null and received_at < ?")) {
      forget.setObject(1, at(clocks.here().minus(KEYS_KEPT)));
      forget.executeUpdate();
    }
  }

  /// A workspace's leads, the newest first.
  ///
  /// @param most how many at most
  List<Lead> list(LeadsQuery query, String workspace, int most) {
    List<Object> values = new ArrayList<>(List.of(workspace, at(query.span().to())));
    var where = new StringBuilder("workspace_id = ? and received_at < ?");
    Instant from = query.span().from();
    if (from != null) {
      where.append(" and received_at >= ?");
      values.add(at(from));
    }
    if (query.link() != null) {
      where.append(" and link_id = ?");
      values.add(query.link());
    }
    Place after = query.after();
    if (after != null) {
      where.append(" and (received_at, id) < (?, ?)");
      values.add(at(after.at()));
      values.add(after.id());
    }
    where.append(" order by received_at desc, id desc limit ?");
    values.add(most);
    return transactions.onSnapshot(
        connection -> read(connection, where.toString(), values.toArray()));
  }

  /// Removes a lead with all that is known of it, its names too: statistics count the leads that
  /// are there, so afterwards they are as if it had never been reported.
  ///
  /// @throws ProblemException when the workspace has none with this id
  void remove(String workspace, String id) {
    if (ClickId.parse(id) == null) {
      throw unknownLead();
    }
    boolean _ =
        transactions.inOne(
            connection -> {
              try (PreparedStatement delete =
                  connection.prepareStatement(
                      "delete from lead where workspace_id = ? and id = ?")) {
                delete.setString(1, workspace);
                delete.setString(2, id);
                if (delete.executeUpdate() == 0) {
                  throw unknownLead();
                }
                return true;
              }
            });
  }

  private static boolean isStillComing(ClickId click, Instant now) {
    var at = Instant.ofEpochMilli(click.atMillis());
    return at.isAfter(now.minus(STILL_COMING)) && at.isBefore(now.plus(AHEAD));
  }

  private static ProblemException unknownClick() {
    return new ProblemException(
        ProblemType.NOT_FOUND, "There is no such click, or its row is no longer kept.");
  }

  private static ProblemException unknownLead() {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no such lead.");
  }

  private static String ownerOf(Connection connection, ClickId click) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select workspace_id from click where at = ? and id = ?")) {
      query.setObject(1, clickedAt(click));
      query.setObject(2, uuid(click));
      try (ResultSet row = query.executeQuery()) {
        if (row.next()) {
          return row.getString(1);
        }
        throw unknownClick();
      }
    }
  }

  private static boolean insert(Connection connection, Lead lead, @Nullable String requestKey)
      throws SQLException {
    LeadDraft draft = lead.draft();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into lead (id, workspace_id, click_id, click_at, received_at, kind, value,"
                + " currency, external_id, request_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing")) {
      insert.setString(1, lead.id());
      insert.setString(2, lead.workspace());
      insert.setObject(3, uuid(draft.click()));
      insert.setObject(4, clickedAt(draft.click()));
      insert.setObject(5, at(lead.receivedAt()));
      insert.setString(6, draft.kind());
      insert.setBigDecimal(7, draft.value());
      insert.setString(8, draft.currency());
      insert.setString(9, draft.externalId());
      insert.setString(10, requestKey);
      return insert.executeUpdate() == 1;
    }
  }

  /// The lead that was taken before by the same name; null when it has been removed meanwhile.
  private static @Nullable Lead before(
      Connection connection, Lead lead, @Nullable String requestKey) throws SQLException {
    List<Lead> before =
        read(
            connection,
            "workspace_id = ? and (external_id = ? or request_key = ?)",
            lead.workspace(),
            lead.draft().externalId(),
            requestKey);
    for (Lead one : before) {
      if (!one.says(lead.draft())) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            requestKey == null
                ? "Another lead was reported with this external_id."
                : "Another lead was reported with this external_id or this Idempotency-Key.");
      }
    }
    return before.isEmpty() ? null : before.getFirst();
  }

  private static int findClick(Connection connection, String lead, String workspace, ClickId click)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND_CLICK)) {
      find.setString(1, workspace);
      find.setObject(2, clickedAt(click));
      find.setObject(3, uuid(click));
      find.setString(4, lead);
      return find.executeUpdate();
    }
  }

  private static List<Lead> read(Connection connection, String where, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select " + COLUMNS + " from lead where " + where)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        List<Lead> leads = new ArrayList<>();
        while (row.next()) {
          leads.add(lead(row));
        }
        return leads;
      }
    }
  }

  private static Lead lead(ResultSet row) throws SQLException {
    UUID click = row.getObject("click_id", UUID.class);
    BigDecimal value = row.getBigDecimal("value");
    var draft =
        new LeadDraft(
            new ClickId(click.getMostSignificantBits(), click.getLeastSignificantBits()),
            row.getString("kind"),
            value,
            row.getString("currency"),
            row.getString("external_id"));
    String link = row.getString("link_id");
    return new Lead(
        row.getString("id"),
        row.getString("workspace_id"),
        draft,
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        link == null
            ? null
            : new Lead.Source(
                link,
                row.getString("rule"),
                row.getLong("rules_version"),
                row.getString("variant"),
                row.getString("channel"),
                row.getString("entry")));
  }

  private static UUID uuid(ClickId click) {
    return new UUID(click.high(), click.low());
  }

  private static OffsetDateTime clickedAt(ClickId click) {
    return at(Instant.ofEpochMilli(click.atMillis()));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
