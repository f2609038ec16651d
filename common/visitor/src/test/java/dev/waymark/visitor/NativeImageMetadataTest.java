package dev.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What a native image must be told of this module. A name that is wrong there fails at run time
/// only, and only natively.
final class NativeImageMetadataTest {
  private static final String METADATA =
      "/META-INF/native-image/dev.waymark/waymark-visitor/reachability-metadata.json";

  @Test
  void reflection_everyType_exists() throws Exception {
    for (String type : types()) {
      assertThat(Class.forName(type)).isNotNull();
    }
  }

  @Test
  void reflection_classThatCaffeineSelects_isListed() throws Exception {
    // As UserAgents configures it.
    var cache = Caffeine.newBuilder().maximumSize(1).build();

    assertThat(types()).contains(cache.asMap().getClass().getName());
  }

  @Test
  void resources_everyFileOfOurs_isListedByItsName() throws Exception {
    var url = Objects.requireNonNull(getClass().getResource("geo/country.mmdb.gz"));
    Path root = Path.of(url.toURI()).resolve("../..").normalize();
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names =
          files
              .filter(file -> file.toString().endsWith(".txt") || file.toString().endsWith(".gz"))
              .map(file -> "dev/waymark/visitor/" + root.relativize(file))
              .toList();

      assertThat(names).hasSizeGreaterThan(6);
      assertThat(resources()).containsAll(names);
    }
  }

  private static List<String> resources() throws Exception {
    return StreamSupport.stream(metadata().get("resources").spliterator(), false)
        .map(entry -> entry.get("glob").asText())
        .toList();
  }

  private static List<String> types() throws Exception {
    return StreamSupport.stream(metadata().get("reflection").spliterator(), false)
        .map(entry -> entry.get("type").asText())
        .toList();
  }

  private static JsonNode metadata() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(NativeImageMetadataTest.class.getResourceAsStream(METADATA))) {
      return new ObjectMapper().readTree(in);
    }
  }
}
