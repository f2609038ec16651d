package dev.waymark.admin.takedown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"abuse@example.com", "https://example.com/abuse"})
  void contact_mailOrPage_isShown(String contact) {
    assertThat(new ReportAddress(() -> Optional.of(contact)).contact()).isEqualTo(contact);
  }

  @Test
  void contact_none_isNull() {
    assertThat(new ReportAddress(Optional::empty).contact()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nobody", "javascript:alert(1)", "a@b", "two@at@example.com", "ftp://x.example/"})
  void contact_neither_isRefusedAtTheStart(String contact) {
    assertThatThrownBy(() -> new ReportAddress(() -> Optional.of(contact)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WAYMARK_ABUSE_CONTACT must be like");
  }
}
