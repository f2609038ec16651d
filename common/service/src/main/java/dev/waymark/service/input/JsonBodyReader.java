package dev.waymark.service.input;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

/// Hands a {@link JsonBody} to the resources that ask for one.
@Provider
@Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
public final class JsonBodyReader implements MessageBodyReader<JsonBody> {
  /// The media type of [RFC 7396](https://www.rfc-editor.org/info/rfc7396).
  public static final String MERGE_PATCH = "application/merge-patch+json";

  private final Bodies bodies;

  JsonBodyReader(Bodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == JsonBody.class;
  }

  @Override
  public JsonBody readFrom(
      Class<JsonBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> httpHeaders,
      InputStream body)
      throws IOException {
    boolean large = Arrays.stream(annotations).anyMatch(Large.class::isInstance);
    int most = large ? JsonBody.MAX_LARGE_BYTES : JsonBody.MAX_BYTES;
    byte[] bytes =
        bodies.receive(body, most, "The body may have at most " + most / 1024 / 1024 + " MiB.");
    return large ? JsonBody.readLarge(bytes) : JsonBody.read(bytes);
  }
}
