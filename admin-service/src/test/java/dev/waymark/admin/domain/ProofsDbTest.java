package dev.waymark.admin.domain;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import dev.waymark.admin.Published;
import dev.waymark.admin.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// To which of several workspaces a host belongs.
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProofsDbTest {
  private static final Duration NOTICE = Duration.ofDays(7);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject Published published;
  @Inject FakeTxtRecords dns;
  @Inject TestClock clock;
  @Inject Proofs proofs;

  private Tenant acme = new Tenant("", "", "", "", "");
  private Tenant other = acme;
  private String host = "";

  @BeforeEach
  void begin() {
    acme = tenant("pro");
    other = tenant("pro");
    host = "go." + acme.workspace().replace('_', '-') + ".example";
  }

  @AfterEach
  void setTheClockBack() {
    clock.reset();
  }

  /// A workspace's domain with the host of the test.
  private final class Claim {
    final Tenant tenant;
    final String id;
    final String record;

    Claim(Tenant tenant) {
      this.tenant = tenant;
      this.id =
          as(tenant.admin(), "{\"domain\": \"" + host + "\"}")
              .post(tenant.at("/domains"))
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      this.record = get().extract().path("txt_record");
    }

    Claim proved() {
      dns.put(host, record);
      return this;
    }

    Claim verified() {
      proved().verify().body("verified", equalTo(true));
      return this;
    }

    void unproved() {
      dns.remove(host, record);
    }

    /// Once the ten seconds since the last time are over.
    ValidatableResponse verify() {
      clock.advance(MINUTE);
      return as(tenant.admin())
          .post(tenant.at("/domains/" + id + "/verify"))
          .then()
          .statusCode(200);
    }

    ValidatableResponse get() {
      return tenant.get("/domains/" + id).then().statusCode(200);
    }

    ValidatableResponse audit() {
      return as(tenant.admin()).get(tenant.at("/audit-log")).then().statusCode(200);
    }

    String link(String slug) {
      return tenant.link(
          """
          {"target": "https://example.com/", "domain": "%s", "slug": "%s"}
          """
              .formatted(host, slug));
    }
  }

  @Test
  void claim_ofSomebodyElse_takesNothingFromTheOneWhoProvesIt() {
    var squatter = new Claim(acme);
    var owner = new Claim(other).verified();
    owner.get().body("verified", equalTo(true)).body("notice", nullValue());
    assertThat(published.body("domain", host)).contains(other.workspace());

    squatter
        .get()
        .body("verified", equalTo(false))
        .body("notice", containsString("Another workspace has proved this domain"))
        .body("moves_at", nullValue());
    squatter
        .audit()
        .body("entries[0].action", equalTo("domain.lost"))
        .body("entries[0].subject", equalTo(squatter.id))
        .body("entries[0].user_id", equalTo("system"))
        .body("entries[0].after.verified_elsewhere", equalTo(true));
    squatter.verify().body("verified", equalTo(false)).body("expected_txt", notNullValue());
  }

  @Test
  void claim_ofAVerifiedDomain_is409WhileItsRecordIsThere() {
    var holder = new Claim(acme).verified();
    String body = "{\"domain\": \"" + host + "\"}";
    as(other.admin(), body)
        .post(other.at("/domains"))
        .then()
        .statusCode(409)
        .body("detail", containsString("remove that record"));
    as(other.admin(), "{\"domain\": \"" + host.toUpperCase(Locale.ROOT) + "\"}")
        .post(other.at("/domains"))
        .then()
        .statusCode(409);
    dns.silence(host, true);
    as(other.admin(), body).post(other.at("/domains")).then().statusCode(502);
    dns.silence(host, false);
    holder.unproved();
    as(other.admin(), body).post(other.at("/domains")).then().statusCode(201);
  }

  @Test
  void verify_recordOfTheHolderIsThere_movesNothing() {
    var holder = new Claim(acme);
    var claim = new Claim(other).proved();
    holder.verified();
    claim
        .verify()
        .body("verified", equalTo(false))
        .body("expected_txt", nullValue())
        .body("notice", containsString("when the TXT record of that workspace is gone"))
        .body("moves_at", nullValue());
    clock.advance(NOTICE.multipliedBy(2));
    proofs.recheck();
    claim.verify().body("verified", equalTo(false)).body("moves_at", nullValue());
    holder.get().body("verified", equalTo(true)).body("notice", nullValue());
  }

  @Test
  void recordOfTheHolder_staysAwayForSevenDays_movesTheDomainWithoutItsLinks() {
    var holder = new Claim(acme).verified();
    String stopped = holder.link("sale");
    holder.unproved();
    var claim = new Claim(other).proved();
    String etag = holder.get().extract().header("ETag");
    Instant before = clock.instant();
    String movesAt =
        claim
            .verify()
            .body("verified", equalTo(false))
            .body("notice", containsString("the domain is yours at"))
            .extract()
            .path("moves_at");
    assertThat(Instant.parse(movesAt)).isBetween(before.plus(NOTICE), clock.instant().plus(NOTICE));
    claim.get().body("moves_at", equalTo(movesAt));
    holder
        .get()
        .body("verified", equalTo(true))
        .body("moves_at", equalTo(movesAt))
        .body("notice", containsString("Put it back before " + movesAt));
    assertThat(holder.get().extract().header("ETag")).isNotEqualTo(etag);
    acme.get("/domains").then().body("domains.moves_at", hasItem(movesAt));
    holder
        .audit()
        .body("entries[0].action", equalTo("domain.notice"))
        .body("entries[0].user_id", equalTo("system"))
        .body("entries[0].after.moves_at", equalTo(movesAt));

    clock.advance(NOTICE.minus(MINUTE.multipliedBy(2)));
    proofs.recheck();
    claim.verify().body("verified", equalTo(false)).body("moves_at", equalTo(movesAt));
    assertThat(published.body("link", stopped)).isNotNull();

    clock.advance(MINUTE.multipliedBy(2));
    proofs.recheck();
    claim.get().body("verified", equalTo(true)).body("notice", nullValue());
    holder
        .get()
        .body("verified", equalTo(false))
        .body("notice", containsString("Another workspace has proved this domain"))
        .body("moves_at", nullValue());
    holder
        .audit()
        .body("entries.action[0, 1]", contains("domain.lost", "domain.lost"))
        .body("entries.after.verified", hasItem(false));
    assertThat(published.body("domain", host)).contains(other.workspace());
    assertThat(published.body("link", stopped)).isNull();
    acme.get("/links/" + stopped)
        .then()
        .body("domain", equalTo(host))
        .body("paused.domain", containsString("another workspace has proved it"));
    String theirs = claim.link("sale");
    assertThat(published.body("link", theirs)).contains(other.workspace());
  }

  @Test
  void verify_afterTheNotice_movesTheDomainAtOnce() {
    var holder = new Claim(acme);
    var claim = new Claim(other).proved();
    holder.verified();
    holder.unproved();
    claim.verify();
    clock.advance(NOTICE);
    claim.verify().body("verified", equalTo(true));
    holder.get().body("verified", equalTo(false));
  }

  @Test
  void recordOfTheHolder_comesBack_endsTheNotice() {
    var holder = new Claim(acme);
    var claim = new Claim(other).proved();
    holder.verified();
    holder.unproved();
    claim.verify().body("moves_at", notNullValue());
    holder.proved();
    clock.advance(Duration.ofDays(3));
    proofs.recheck();
    holder.get().body("verified", equalTo(true)).body("moves_at", nullValue());
    claim.get().body("moves_at", nullValue());
    holder.audit().body("entries[0].action", equalTo("domain.notice_end"));

    // Seven days begin anew, however long ago the first ones began.
    clock.advance(NOTICE);
    holder.unproved();
    claim.verify().body("verified", equalTo(false)).body("moves_at", notNullValue());
    holder.get().body("verified", equalTo(true));
  }

  @Test
  void claim_thatNobodyProvesAnyMore_endsTheNotice() {
    var holder = new Claim(acme);
    var claim = new Claim(other).proved();
    holder.verified();
    holder.unproved();
    claim.verify();
    claim.unproved();
    clock.advance(NOTICE);
    proofs.recheck();
    holder.get().body("verified", equalTo(true)).body("moves_at", nullValue());
  }

  @Test
  void claim_thatIsRemoved_endsTheNotice() {
    var holder = new Claim(acme);
    var claim = new Claim(other).proved();
    holder.verified();
    holder.unproved();
    claim.verify();
    as(other.admin()).delete(other.at("/domains/" + claim.id)).then().statusCode(200);
    clock.advance(NOTICE);
    proofs.recheck();
    holder.get().body("verified", equalTo(true)).body("moves_at", nullValue());
  }

  @Test
  void dns_silent_movesNothing() {
    var holder = new Claim(acme);
    var claim = new Claim(other).proved();
    holder.verified();
    holder.unproved();
    claim.verify();
    dns.silence(host, true);
    clock.advance(NOTICE.multipliedBy(2));
    proofs.recheck();
    holder.get().body("verified", equalTo(true)).body("moves_at", notNullValue());
    as(other.admin()).post(other.at("/domains/" + claim.id + "/verify")).then().statusCode(502);
    dns.silence(host, false);
    proofs.recheck();
    holder.get().body("verified", equalTo(false));
  }

  @Test
  void holder_thatRemovesItsDomain_leavesItToTheOther() {
    var holder = new Claim(acme);
    var claim = new Claim(other).proved();
    holder.verified();
    claim.verify().body("verified", equalTo(false));
    as(acme.admin()).delete(acme.at("/domains/" + holder.id)).then().statusCode(200);
    claim.get().body("notice", nullValue());
    claim.verify().body("verified", equalTo(true));
  }

  @Test
  void verify_severalAtOnce_oneHasIt() throws Exception {
    var claims =
        List.of(
            new Claim(acme), new Claim(other), new Claim(tenant("pro")), new Claim(tenant("pro")));
    claims.forEach(Claim::proved);
    try (var threads = Executors.newFixedThreadPool(claims.size())) {
      List<Future<Integer>> statuses =
          claims.stream()
              .map(
                  claim ->
                      threads.submit(
                          () ->
                              as(claim.tenant.admin())
                                  .post(claim.tenant.at("/domains/" + claim.id + "/verify"))
                                  .statusCode()))
              .toList();
      for (Future<Integer> status : statuses) {
        assertThat(status.get()).isIn(200, 409);
      }
    }
    assertThat(claims.stream().filter(claim -> claim.get().extract().<Boolean>path("verified")))
        .hasSize(1);
  }
}
