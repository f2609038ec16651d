package dev.waymark.service.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.waymark.service.input.Moments;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/// How answers are written, beside what application.properties says: times in UTC with exactly
/// three digits of milliseconds.
@Singleton
final class JsonStyle implements ObjectMapperCustomizer {
  /// Last, because of several serializers for a type the one that was registered last counts.
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("waymark-times").addSerializer(Instant.class, new Milliseconds()));
  }

  private static final class Milliseconds extends StdSerializer<Instant> {
    Milliseconds() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Moments.text(value));
    }
  }
}
