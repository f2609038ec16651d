package dev.waymark.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressParserTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          192.0.2.7                     | 192.0.2.7
          ' 192.0.2.7 '                 | 192.0.2.7
          0.0.0.0                       | 0.0.0.0
          255.255.255.255               | 255.255.255.255
          192.0.2.7:80                  | 192.0.2.7
          192.0.2.7:65535               | 192.0.2.7
          2001:db8::7                   | 2001:db8:0:0:0:0:0:7
          2001:DB8::7                   | 2001:db8:0:0:0:0:0:7
          [2001:db8::7]                 | 2001:db8:0:0:0:0:0:7
          [2001:db8::7]:443             | 2001:db8:0:0:0:0:0:7
          fe80::1%eth0                  | fe80:0:0:0:0:0:0:1
          [fe80::1%25eth0]:80           | fe80:0:0:0:0:0:0:1
          ::                            | 0:0:0:0:0:0:0:0
          ::1                           | 0:0:0:0:0:0:0:1
          ::ffff:192.0.2.7              | 192.0.2.7
          [::ffff:192.0.2.7]:80         | 192.0.2.7
          ::ffff:c000:207               | 192.0.2.7
          64:ff9b::192.0.2.7            | 64:ff9b:0:0:0:0:c000:207
          256.0.0.1                     | -
          1.2.3                         | -
          1.2.3.4.5                     | -
          1.2.3.                        | -
          .1.2.3                        | -
          1..2.3                        | -
          01.2.3.4                      | -
          1.2.3.04                      | -
          0x7f.0.0.1                    | -
          2130706433                    | -
          127.1                         | -
          １.2.3.4                      | -
          192.0.2.7:                    | -
          192.0.2.7:x                   | -
          192.0.2.7:123456              | -
          192.0.2.7/24                  | -
          1:2:3:4:5:6:7                 | -
          1:2:3:4:5:6:7:8:9             | -
          1::2::3                       | -
          :::                           | -
          12345::                       | -
          g::1                          | -
          fe80::1%                      | -
          [::1                          | -
          ::1]                          | -
          [::1]x                        | -
          [::1]:                        | -
          [192.0.2.7]                   | -
          []                            | -
          unknown                       | -
          _hidden                       | -
          localhost                     | -
          example.com                   | -
          ''                            | -
          """)
  void parse_ofText_isTheAddressItSpells(String text, @Nullable String expected) {
    InetAddress address = AddressParser.parse(text);

    assertThat(address == null ? null : address.getHostAddress()).isEqualTo(expected);
  }

  @Test
  void parse_ofWhatAnAddressPrints_isTheAddress() throws Exception {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(20_260_101L);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
      random.nextBytes(bytes);
      InetAddress address = InetAddress.getByAddress(bytes);

      assertThat(AddressParser.parse(address.getHostAddress())).isEqualTo(address);
    }
  }
}
