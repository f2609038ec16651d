package dev.waymark.admin.outgoing;

import dev.waymark.service.access.AdminCredential;
import dev.waymark.service.access.OperatorKey;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// The analytics service, as requests to it need it: where it is, and what lets them in.
@Singleton
public final class AnalyticsService {
  private final @Nullable String base;
  private final OperatorKey operator;

  AnalyticsService(AnalyticsSettings settings, OperatorKey operator) {
    this.base = settings.url().map(AnalyticsService::withoutSlash).orElse(null);
    this.operator = operator;
  }

  private static String withoutSlash(URI url) {
    String text = url.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// Whether this installation says where it is.
  public boolean isKnown() {
    return base != null;
  }

  /// Begins a request, where the service is known.
  ///
  /// @param path with its query, from `/api/` on
  /// @param mediaType of the answer
  public HttpRequest.Builder request(String path, String mediaType) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Accept", mediaType)
        .header("Authorization", AdminCredential.of(operator));
  }
}
