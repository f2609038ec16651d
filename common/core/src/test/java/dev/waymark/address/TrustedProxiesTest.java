package dev.waymark.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.Garbage;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrustedProxiesTest {
  private static final TrustedProxies PROXIES = read("10.0.0.0/8, 192.0.2.7, 2001:db8::/32");

  @ParameterizedTest(name = "{0} forwards <{1}> -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          198.51.100.1 | 203.0.113.9                              | 198.51.100.1
          10.0.0.1     | ''                                       | 10.0.0.1
          10.0.0.1     | 203.0.113.9                              | 203.0.113.9
          10.0.0.1     | 1.2.3.4, 203.0.113.9                     | 203.0.113.9
          10.0.0.1     | '203.0.113.9,'                           | 203.0.113.9
          10.0.0.1     | '1.2.3.4, 203.0.113.9, , ,10.9.9.9,, '   | 203.0.113.9
          10.0.0.1     | ' , ,'                                   | 10.0.0.1
          10.0.0.1     | 203.0.113.9, 10.9.9.9                    | 203.0.113.9
          10.0.0.1     | 1.2.3.4, 203.0.113.9, 10.9.9.9, 192.0.2.7| 203.0.113.9
          10.0.0.1     | 203.0.113.9:4711                         | 203.0.113.9
          10.0.0.1     | '[2001:470::9]:4711'                     | 2001:470:0:0:0:0:0:9
          10.0.0.1     | 2001:470::9%eth0                         | 2001:470:0:0:0:0:0:9
          10.0.0.1     | ::ffff:203.0.113.9                       | 203.0.113.9
          10.0.0.1     | 203.0.113.9, ::ffff:10.1.1.1             | 203.0.113.9
          2001:db8::1  | 203.0.113.9                              | 203.0.113.9
          10.0.0.1     | 10.3.3.3, 10.2.2.2                       | 10.3.3.3
          10.0.0.1     | 203.0.113.9, unknown                     | 10.0.0.1
          10.0.0.1     | 203.0.113.9, _hidden, 10.2.2.2           | 10.2.2.2
          10.0.0.1     | unknown, 203.0.113.9                     | 203.0.113.9
          192.0.2.8    | 203.0.113.9                              | 192.0.2.8
          11.0.0.0     | 203.0.113.9                              | 11.0.0.0
          """)
  void visitor_behindProxies_isTheRightMostUntrustedHop(
      String peer, String forwarded, String expected) {
    assertThat(PROXIES.visitor(address(peer), forwarded).getHostAddress()).isEqualTo(expected);
  }

  @Test
  void visitor_severalHeaders_areOneList() {
    var hops = List.of("1.2.3.4, 203.0.113.9", "10.1.1.1, 10.2.2.2");

    assertThat(PROXIES.visitor(address("10.0.0.1"), hops)).isEqualTo(address("203.0.113.9"));
  }

  @Test
  void visitor_noProxyTrusted_isThePeer() {
    assertThat(TrustedProxies.NONE.visitor(address("10.0.0.1"), "203.0.113.9"))
        .isEqualTo(address("10.0.0.1"));
  }

  @Test
  void visitor_endlessChain_isFollowedForABoundedWay() {
    String chain = "203.0.113.9, " + "10.0.0.2, ".repeat(5_000) + "10.0.0.3";

    assertThat(PROXIES.visitor(address("10.0.0.1"), chain)).isEqualTo(address("10.0.0.2"));
  }

  @Test
  void read_faultyList_returnsEveryProblem() {
    String list =
        "10.0.0.0/8, localhost, 10.0.0.1/8,, 0.0.0.0/0, ::/0, 10.0.0.0/33, 1.2.3.4/x, 1.2/8";

    assertThat(TrustedProxies.read(list))
        .isEqualTo(
            new TrustedProxies.Reading.Refused(
                List.of(
                    "`localhost` is not an IP address or CIDR block",
                    "`10.0.0.1/8` has bits beyond its length; `10.0.0.0/8` would be the block",
                    "`0.0.0.0/0` would trust everybody",
                    "`::/0` would trust everybody",
                    "`10.0.0.0/33`: the length of the block must be 1 to 32",
                    "`1.2.3.4/x`: the length of the block must be 1 to 32",
                    "`1.2/8` is not an IP address or CIDR block")));
  }

  @Test
  void read_emptyList_trustsNobody() {
    assertThat(read(" , ,").trusts(address("127.0.0.1"))).isFalse();
  }

  @Test
  void trusts_ofRandomBlocks_agreesWithArithmetic() {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(Garbage.SEED);
    int inside = 0;
    for (int i = 0; i < 20_000; i++) {
      boolean v4 = random.nextBoolean();
      int bits = v4 ? 32 : 128;
      int length = 1 + random.nextInt(bits);
      byte[] raw = new byte[bits / 8];
      random.nextBytes(raw);
      raw[0] |= 0x20; // neither ::, nor IPv4-mapped
      BigInteger number = new BigInteger(1, raw);
      BigInteger first = number.shiftRight(bits - length).shiftLeft(bits - length);
      BigInteger other = number.flipBit(random.nextInt(bits));
      boolean expected = other.shiftRight(bits - length).equals(number.shiftRight(bits - length));
      var proxies = read(address(first, bits).getHostAddress() + "/" + length);

      assertThat(proxies.trusts(address(number, bits))).isTrue();
      assertThat(proxies.trusts(address(other, bits))).as("case %d", i).isEqualTo(expected);
      inside += expected ? 1 : 0;
    }
    assertThat(inside).isBetween(5_000, 15_000);
  }

  @Test
  void visitor_ofGarbage_neverThrows() {
    var garbage = new Garbage(",", ", ", "10.0.0.1", "203.0.113.9", ":", "::1", "[", "]", "%", "1");
    InetAddress peer = address("10.0.0.1");
    int moved = 0;
    for (int i = 0; i < Garbage.CASES; i++) {
      moved += PROXIES.visitor(peer, garbage.next(i)).equals(peer) ? 0 : 1;
      TrustedProxies.read(garbage.next(i));
    }
    assertThat(moved).isPositive();
  }

  private static InetAddress address(String text) {
    return Objects.requireNonNull(AddressParser.parse(text));
  }

  private static InetAddress address(BigInteger number, int bits) {
    byte[] all = number.toByteArray();
    byte[] address = new byte[bits / 8];
    int size = Math.min(all.length, address.length);
    System.arraycopy(all, all.length - size, address, address.length - size, size);
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static TrustedProxies read(String list) {
    return switch (TrustedProxies.read(list)) {
      case TrustedProxies.Reading.Accepted(TrustedProxies proxies) -> proxies;
      case TrustedProxies.Reading.Refused(List<String> problems) ->
          throw new AssertionError(problems.toString());
    };
  }
}
