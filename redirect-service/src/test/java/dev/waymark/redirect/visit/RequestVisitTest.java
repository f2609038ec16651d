package dev.waymark.redirect.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.address.TrustedProxies;
import dev.waymark.routing.Workspace;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.VisitorClass;
import dev.waymark.visitor.agent.AgentFacts;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestVisitTest {
  private final MultiMap headers = HttpHeaders.headers();
  private final List<InetAddress> lookedUp = new ArrayList<>();

  @ParameterizedTest(name = "from {0} with {1}, {2}: {3} in {4}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "9.9.9.9  | -                 | -  | 9.9.9.9 | FR",
        "9.9.9.9  | 1.2.3.4           | DE | 9.9.9.9 | FR",
        "10.0.0.1 | 1.2.3.4           | -  | 1.2.3.4 | FR",
        "10.0.0.1 | 6.6.6.6, 1.2.3.4  | -  | 1.2.3.4 | FR",
        "10.0.0.1 | 1.2.3.4, 10.0.0.2 | -  | 1.2.3.4 | FR",
        "10.0.0.1 | unknown           | -  | 10.0.0.1| FR",
        "10.0.0.1 | -                 | -  | 10.0.0.1| FR",
        "10.0.0.1 | 1.2.3.4           | DE | 1.2.3.4 | DE",
        "10.0.0.1 | 1.2.3.4           | de | 1.2.3.4 | DE",
        "10.0.0.1 | 1.2.3.4           | XX | 1.2.3.4 | -",
        "10.0.0.1 | 1.2.3.4           | T1 | 1.2.3.4 | -",
      })
  void address_andCountry_areThoseThatCanBeBelieved(
      String peer,
      @Nullable String forwardedFor,
      @Nullable String countryHeader,
      String address,
      @Nullable String country) {
    if (forwardedFor != null) {
      headers.add("X-Forwarded-For", forwardedFor);
    }
    if (countryHeader != null) {
      headers.add("CF-IPCountry", countryHeader);
    }

    RequestVisit visit = visit(peer, null, AgentFacts.UNKNOWN);

    assertThat(visit.address()).isEqualTo(InetAddress.ofLiteral(address));
    assertThat(visit.country()).isEqualTo(country == null ? null : Country.of(country));
  }

  @Test
  void facts_askedTwice_areReadOnce() {
    headers.add("Accept-Language", "de-AT");
    headers.add("Referer", "https://www.news.example/x");
    headers.add("Cookie", "a=1");
    RequestVisit visit = visit("9.9.9.9", "utm_source=mail", AgentFacts.UNKNOWN);

    assertThat(visit.country()).isNotNull().isSameAs(visit.country());
    assertThat(lookedUp).hasSize(1);
    assertThat(visit.language()).isNotNull().isSameAs(visit.language());
    assertThat(visit.referrer()).isEqualTo("news.example").isSameAs(visit.referrer());
    assertThat(visit.query()).isSameAs(visit.query());
    assertThat(visit.query().values("utm_source")).containsExactly("mail");
    assertThat(visit.cookies()).isSameAs(visit.cookies());
    assertThat(visit.cookies().values("a")).containsExactly("1");
  }

  @Test
  void facts_nobodyAsks_areNotReadAtAll() {
    RequestVisit visit = visit("9.9.9.9", null, AgentFacts.UNKNOWN);

    assertThat(visit.epochSecond()).isEqualTo(1_700_000_000);
    assertThat(visit.clickCount()).isEqualTo(7);
    assertThat(lookedUp).isEmpty();
  }

  @Test
  void headers_severalOfOne_areReadAsOne() {
    headers.add("Cookie", "a=1");
    headers.add("Cookie", "b=2");
    headers.add("Accept-Language", "fr;q=0.5");
    headers.add("Accept-Language", "nl");
    RequestVisit visit = visit("9.9.9.9", null, AgentFacts.UNKNOWN);

    assertThat(visit.cookies().values("b")).containsExactly("2");
    assertThat(visit.language()).hasFieldOrPropertyWithValue("tag", "nl");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"Sec-Purpose, PREFETCH", "Purpose, PREFETCH", "X-Moz, PREFETCH", "X-Other, HUMAN"})
  void visitorClass_prefetchHeader_isPrefetch(String header, VisitorClass expected) {
    headers.add(header, "prefetch");

    assertThat(visit("9.9.9.9", null, AgentFacts.UNKNOWN).visitorClass()).isEqualTo(expected);
    assertThat(visit("9.9.9.9", null, AgentFacts.BOT).visitorClass()).isEqualTo(VisitorClass.BOT);
  }

  @Test
  void peer_unreadableAddress_isNobodyAndNotTrusted() {
    Peer peer = clientAddresses().peer("somewhere");

    assertThat(peer.trusted()).isFalse();
    assertThat(peer.address().isAnyLocalAddress()).isTrue();
  }

  private RequestVisit visit(String peer, @Nullable String query, AgentFacts agent) {
    ClientAddressResolver clientAddresses = clientAddresses();
    return new RequestVisit(
        headers,
        query,
        null,
        clientAddresses.peer(peer),
        clientAddresses,
        agent,
        Workspace.empty("ws_1"),
        "lnk_1",
        7,
        1_700_000_000_999L);
  }

  private ClientAddressResolver clientAddresses() {
    TrustedProxies proxies =
        switch (TrustedProxies.read("10.0.0.0/8")) {
          case TrustedProxies.Reading.Accepted(TrustedProxies accepted) -> accepted;
          case TrustedProxies.Reading.Refused refused ->
              throw new AssertionError(refused.toString());
        };
    return new ClientAddressResolver(
        proxies,
        "CF-IPCountry",
        address -> {
          lookedUp.add(address);
          return Country.of("FR");
        });
  }
}
