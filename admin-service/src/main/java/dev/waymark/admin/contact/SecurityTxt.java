package dev.waymark.admin.contact;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/.well-known/security.txt` ([RFC 9116](https://www.rfc-editor.org/info/rfc9116)), for which
/// nobody needs a key. It is no operation of the API and not in its description.
@Singleton
final class SecurityTxt {
  static final String PATH = "/.well-known/security.txt";

  /// The RFC recommends less than a year. What is read now is true now, since it follows from the
  /// settings.
  private static final Duration VALID = Duration.ofDays(180);

  private static final Set<String> SCHEMES = Set.of("mailto", "https", "tel");

  private final @Nullable String contact;
  private final InstantSource clock;

  /// @throws ConfigurationException when the contact is no such address, so that the service does
  ///   not start
  SecurityTxt(SecuritySettings settings, InstantSource clock) {
    this.contact = settings.contact().map(SecurityTxt::checked).orElse(null);
    this.clock = clock;
  }

  private static String checked(String contact) {
    try {
      URI uri = URI.create(contact);
      if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme())) {
        return uri.toASCIIString();
      }
    } catch (IllegalArgumentException _) {
      // as for one of another scheme
    }
    throw new ConfigurationException(
        "WAYMARK_SECURITY_CONTACT must begin with mailto:, https: or tel:, and be a URI.");
  }

  void install(@Observes Router router) {
    if (contact == null) {
      return;
    }
    router
        .route(PATH)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(
            request ->
                request
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end(text(contact)));
  }

  private String text(String address) {
    return "Contact: "
        + address
        + "\nExpires: "
        + clock.instant().plus(VALID).truncatedTo(ChronoUnit.SECONDS)
        + "\nPreferred-Languages: en\n";
  }
}
