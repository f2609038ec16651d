package dev.waymark.admin.contact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.admin.Database;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SecurityTxtDbTest {
  @Test
  void securityTxt_withoutKey_saysWhomToTellAndUntilWhen() {
    String text =
        given()
            .get("/.well-known/security.txt")
            .then()
            .statusCode(200)
            .contentType("text/plain;charset=utf-8")
            .extract()
            .asString();
    assertThat(text.lines())
        .contains("Contact: mailto:security@example.com")
        .filteredOn(line -> line.startsWith("Expires: "))
        .singleElement()
        .satisfies(
            line ->
                assertThat(Instant.parse(line.substring("Expires: ".length())))
                    .isAfter(Instant.now().plus(Duration.ofDays(100)))
                    .isBefore(Instant.now().plus(Duration.ofDays(365))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"security@example.com", "http://example.com", "mailto:a b@c", "nonsense"})
  void start_contactThatIsNone_isRefused(String contact) {
    assertThatThrownBy(() -> new SecurityTxt(() -> Optional.of(contact), InstantSource.system()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WAYMARK_SECURITY_CONTACT");
  }
}
