package dev.waymark.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {
  private static final String SECRET = "what-nobody-else-may-know-0123456789";

  @TempDir Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("secret"), content);
  }

  private static SmallRyeConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new EnvConfigSource(environment, 300))
        .withSources(new PropertiesConfigSource(Map.of("other", "value"), "properties", 250))
        .withSources(new SecretFiles())
        .build();
  }

  static List<String> settings() {
    return SecretFiles.SETTINGS;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void setting_fileNamed_isWhatIsInIt(String setting) throws IOException {
    String variable = SecretFile.variable(setting) + "_FILE";

    SmallRyeConfig config = config(Map.of(variable, file(SECRET).toString()));

    assertThat(config.getOptionalValue(setting, String.class)).contains(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void setting_fileEndsWithALineEnd_isWithoutIt(String lineEnd) throws IOException {
    assertThat(operatorKey(SECRET + lineEnd)).isEqualTo(SECRET);
  }

  @Test
  void setting_fileEndsWithMore_losesOneLineEndOnly() throws IOException {
    assertThat(operatorKey(SECRET + "\n\n")).isEqualTo(SECRET + "\n");
    assertThat(operatorKey(" " + SECRET + " \n")).isEqualTo(" " + SECRET + " ");
  }

  private String operatorKey(String content) throws IOException {
    return config(Map.of("WAYMARK_OPERATOR_KEY_FILE", file(content).toString()))
        .getValue("waymark.operator.key", String.class);
  }

  @Test
  void setting_noFileNamed_isThatOfTheEnvironment() {
    SmallRyeConfig config =
        config(Map.of("WAYMARK_OPERATOR_KEY", SECRET, "WAYMARK_OPERATOR_KEY_FILE", ""));

    assertThat(config.getValue("waymark.operator.key", String.class)).isEqualTo(SECRET);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void start_bothAreSet_isRefusedWithoutSayingEither(String setting) throws IOException {
    String variable = SecretFile.variable(setting);
    String file = file(SECRET).toString();

    assertThatThrownBy(() -> config(Map.of(variable, "the-other", variable + "_FILE", file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(variable + " and " + variable + "_FILE are both set")
        .hasMessageNotContaining(SECRET)
        .hasMessageNotContaining("the-other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void start_fileIsEmpty_isRefused(String content) throws IOException {
    assertThatThrownBy(() -> operatorKey(content))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WAYMARK_OPERATOR_KEY_FILE names")
        .hasMessageContaining("is empty");
  }

  @Test
  void start_fileIsMissingOrADirectory_isRefused() {
    for (Path path : List.of(directory.resolve("missing"), directory)) {
      assertThatThrownBy(() -> config(Map.of("WAYMARK_OPERATOR_KEY_FILE", path.toString())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("WAYMARK_OPERATOR_KEY_FILE names " + path)
          .hasMessageContaining("cannot be read");
    }
  }

  @Test
  void start_fileIsHugeOrNoText_isRefused() throws IOException {
    assertThatThrownBy(() -> operatorKey("x".repeat(70_000))).hasMessageContaining("65536 bytes");
    Files.write(directory.resolve("secret"), new byte[] {(byte) 0xC3, 'x'});
    assertThatThrownBy(
            () ->
                config(Map.of("WAYMARK_OPERATOR_KEY_FILE", directory.resolve("secret").toString())))
        .hasMessageContaining("UTF-8");
  }

  /// As the services make the data source's settings of theirs.
  @Test
  void setting_fromAFile_isThereForSourcesThatMakeOthersOfIt() throws IOException {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(
                new ConfigSourceFactory() {
                  @Override
                  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
                    String password = SecretFiles.valueOf(context, "waymark.database.password");
                    return List.of(
                        new PropertiesConfigSource(
                            Map.of("datasource", "" + password), "made", 260));
                  }
                })
            .withSources(new SecretFiles())
            .withSources(
                new EnvConfigSource(
                    Map.of("WAYMARK_DATABASE_PASSWORD_FILE", file(SECRET).toString()), 300))
            .build();

    assertThat(config.getValue("datasource", String.class)).isEqualTo(SECRET);
  }

  /// So that neither the build nor a page that lists settings comes upon them.
  @Test
  void settings_listed_areWithoutSecretsFromFiles() throws IOException {
    SmallRyeConfig config = config(Map.of("WAYMARK_OPERATOR_KEY_FILE", file(SECRET).toString()));

    for (ConfigSource source : config.getConfigSources()) {
      assertThat(source.getProperties().values()).doesNotContain(SECRET);
      assertThat(source.toString()).doesNotContain(SECRET);
    }
  }
}
