package dev.waymark.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import org.junit.jupiter.api.Test;

class DatabaseConfigSourceTest {
  @Test
  void source_settingsOfOurs_reachTheDataSource() {
    var config =
        new SmallRyeConfigBuilder()
            .withSources(new DatabaseConfigSource())
            .withDefaultValue("waymark.database.url", "postgresql://ann:secret@my_db/w")
            .withDefaultValue("waymark.database.username", "bob")
            .build();
    assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class))
        .isEqualTo("jdbc:postgresql://my_db/w");
    assertThat(config.getValue("quarkus.datasource.username", String.class)).isEqualTo("bob");
    assertThat(config.getValue("quarkus.datasource.password", String.class)).isEqualTo("secret");
  }

  @Test
  void source_nothingSet_usesTheDocumentedDefault() throws NoSuchMethodException {
    var config = new SmallRyeConfigBuilder().withSources(new DatabaseConfigSource()).build();
    assertThat(config.getValue("quarkus.datasource.jdbc.url", String.class))
        .isEqualTo(
            DatabaseSettings.class.getMethod("url").getAnnotation(WithDefault.class).value());
  }
}
