package dev.waymark.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/waymark?ssl=true,jdbc:postgresql://db/waymark?ssl=true,,",
    "postgresql://db:5433/waymark,jdbc:postgresql://db:5433/waymark,,",
    "postgres://ann:s%40cret+@db/waymark?ssl=true,jdbc:postgresql://db/waymark?ssl=true,ann,s@cret+",
    "postgresql://ann@[::1]:5432/w,jdbc:postgresql://[::1]:5432/w,ann,",
  })
  void parse_anyForm_isJdbcAndWhoAsks(String url, String jdbcUrl, String user, String password) {
    assertThat(DatabaseAddress.parse(url)).isEqualTo(new DatabaseAddress(jdbcUrl, user, password));
  }

  @Test
  void toString_always_keepsThePassword() {
    assertThat(DatabaseAddress.parse("postgresql://ann:secret@db/w").toString())
        .doesNotContain("secret");
  }

  @Test
  void source_settingsOfOurs_reachBothDataSources() {
    var config =
        new SmallRyeConfigBuilder()
            .withSources(new DatabaseConfigSource())
            .withDefaultValue("waymark.database.url", "postgresql://ann:secret@db/w")
            .withDefaultValue("waymark.database.username", "bob")
            .build();
    for (String source : new String[] {"quarkus.datasource.", "quarkus.datasource.publication."}) {
      assertThat(config.getValue(source + "jdbc.url", String.class))
          .isEqualTo("jdbc:postgresql://db/w");
      assertThat(config.getValue(source + "username", String.class)).isEqualTo("bob");
      assertThat(config.getValue(source + "password", String.class)).isEqualTo("secret");
    }
  }

  @Test
  void source_nothingSet_usesTheDocumentedDefault() {
    var config = new SmallRyeConfigBuilder().withSources(new DatabaseConfigSource()).build();
    String documented =
        new SmallRyeConfigBuilder()
            .withMapping(DatabaseSettings.class)
            .build()
            .getConfigMapping(DatabaseSettings.class)
            .url();
    assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class)).isEqualTo(documented);
  }
}
