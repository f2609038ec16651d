package dev.waymark.analytics.stats;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/// Sends statistics as CSV to whoever prefers that.
@Provider
@Produces(TableWriter.MEDIA_TYPE)
public final class TableWriter implements MessageBodyWriter<Object> {
  /// The media type.
  static final String MEDIA_TYPE = "text/csv";

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return Tabular.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object answer,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    headers.putSingle(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE + ";charset=UTF-8");
    headers.putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    ((Tabular) answer).table().writeTo(writer);
    writer.flush();
  }
}
