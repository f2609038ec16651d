package dev.waymark.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.waymark.fault.Faults;
import org.junit.jupiter.api.Test;

class DeepLinkTest {
  @Test
  void read_all_isReadAndWrittenAlike() {
    Reading<DeepLink> reading =
        Reading.of(
            """
            {'ios_app_url': 'https://shop.example.com/p', 'ios_store_url': 'https://apps.apple.com/1',
             'android_app_url': 'shop://p', 'android_store_url': 'https://play.google.com/2',
             'interstitial': true}
            """,
            DeepLink::read);

    assertThat(reading.pointers()).isEmpty();
    assertThat(reading.value())
        .isEqualTo(
            new DeepLink(
                "https://shop.example.com/p",
                "https://apps.apple.com/1",
                "shop://p",
                "https://play.google.com/2",
                true));
    assertThat(DeepLink.read(reading.value().toJson(), "", new Faults()))
        .isEqualTo(reading.value());
  }

  @Test
  void read_nothing_isNone() {
    assertThat(DeepLink.read(null, "", new Faults())).isEqualTo(DeepLink.NONE);
    assertThat(DeepLink.read(NullNode.instance, "", new Faults())).isEqualTo(DeepLink.NONE);
    assertThat(Reading.of("{}", DeepLink::read).value()).isEqualTo(DeepLink.NONE);
  }

  @Test
  void read_faults_areAllNamed() {
    assertThat(
            Reading.of(
                    """
                    {'ios_app_url': 'javascript:x', 'ios_store_url': 'itms-apps://x',
                     'android_app_url': 7, 'android_store_url': '', 'interstitial': 'yes',
                     'windows_app_url': 'x'}
                    """,
                    DeepLink::read)
                .pointers())
        .containsExactly(
            "/ios_app_url",
            "/ios_store_url",
            "/android_app_url",
            "/android_store_url",
            "/interstitial",
            "/windows_app_url");
    assertThat(Reading.of("'x'", DeepLink::read).pointers()).containsExactly("");
  }
}
