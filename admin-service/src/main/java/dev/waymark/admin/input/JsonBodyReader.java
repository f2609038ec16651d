package dev.waymark.admin.input;

import dev.waymark.admin.problem.ProblemException;
import dev.waymark.admin.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/// Hands a {@link JsonBody} to the resources that ask for one.
@Provider
@Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
public final class JsonBodyReader implements MessageBodyReader<JsonBody> {
  /// The media type of [RFC 7396](https://www.rfc-editor.org/info/rfc7396).
  public static final String MERGE_PATCH = "application/merge-patch+json";

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
    byte[] bytes = body.readNBytes(JsonBody.MAX_BYTES + 1);
    if (bytes.length > JsonBody.MAX_BYTES) {
      throw new ProblemException(ProblemType.TOO_LARGE, "The body may have at most 1 MiB.");
    }
    return JsonBody.read(bytes);
  }
}
