package dev.waymark.admin.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.waymark.admin.outgoing.Exchange;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The OpenID provider. What it is like is asked when somebody signs in for the first time, and not
/// at the start. What it sends is bounded in size and time.
final class Provider {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 256 * 1024;

  /// How long what the provider is like counts.
  private static final Duration KNOWN_FOR = Duration.ofHours(1);

  /// Requests to the provider at the same time: whoever comes may lead to one.
  private static final int AT_ONCE = 4;

  /// What others cannot make: none with a secret that we share, and never `none`.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final URI issuer;
  private final String clientId;
  private final @Nullable String clientSecret;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile @Nullable Known known;

  Provider(URI issuer, String clientId, @Nullable String clientSecret) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /// What the discovery document says.
  private record Known(URI authorization, URI token, JWKSource<SecurityContext> keys, long readAt) {
    boolean isFresh() {
      return System.nanoTime() - readAt < KNOWN_FOR.toNanos();
    }
  }

  /// Where a browser goes to sign in.
  ///
  /// @param callback where it comes back to
  /// @param again whether they are to show once more who they are
  URI address(Attempt attempt, String callback, boolean again) {
    Known now = known();
    var query = new TreeMap<String, String>();
    query.put("response_type", "code");
    query.put("client_id", clientId);
    query.put("redirect_uri", callback);
    query.put("scope", "openid email profile");
    query.put("state", attempt.state());
    query.put("nonce", attempt.nonce());
    query.put("code_challenge", attempt.challenge());
    query.put("code_challenge_method", "S256");
    query.put("max_age", again ? "0" : "600");
    if (again) {
      query.put("prompt", "login");
    }
    String address = now.authorization().toString();
    return URI.create(address + (address.contains("?") ? "&" : "?") + form(query));
  }

  /// Redeems a code.
  ///
  /// @throws ProblemException 403 when the provider does not accept it, or what it says is not true
  Claims redeem(String code, Attempt attempt, String callback) {
    Known now = known();
    var form = new TreeMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", callback);
    form.put("code_verifier", attempt.verifier());
    var request =
        HttpRequest.newBuilder(now.token())
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded");
    if (clientSecret == null) {
      form.put("client_id", clientId);
    } else {
      String credentials = encoded(clientId) + ':' + encoded(clientSecret);
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }
    JsonNode answer =
        ask(request.POST(HttpRequest.BodyPublishers.ofString(form(form))).build(), true);
    return claims(answer.path("id_token").asText(), now, attempt.nonce());
  }

  private Claims claims(String token, Known now, String nonce) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, now.keys()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            clientId,
            new JWTClaimsSet.Builder().issuer(issuer.toString()).claim("nonce", nonce).build(),
            Set.of("sub", "iat", "exp")));
    try {
      JWTClaimsSet claims = processor.process(token, null);
      // One that is made for several says for whom it was asked.
      String party = claims.getStringClaim("azp");
      if ((party == null && claims.getAudience().size() > 1)
          || (party != null && !party.equals(clientId))) {
        throw refused("it is for somebody else");
      }
      Date at = claims.getDateClaim("auth_time");
      return new Claims(
          issuer.toString(),
          claims.getSubject(),
          isTrue(claims.getClaim("email_verified")) ? claims.getStringClaim("email") : null,
          claims.getStringClaim("name"),
          at == null ? null : at.toInstant());
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw refused(e.getMessage());
    }
  }

  /// Some providers write it as a text.
  private static boolean isTrue(@Nullable Object claim) {
    return Boolean.TRUE.equals(claim) || "true".equals(claim);
  }

  private Known known() {
    Known now = known;
    if (now == null || !now.isFresh()) {
      now = discover();
      known = now;
    }
    return now;
  }

  private Known discover() {
    String base = issuer.toString();
    URI place =
        URI.create(
            (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + "/.well-known/openid-configuration");
    JsonNode document = ask(HttpRequest.newBuilder(place).GET().build(), false);
    if (!document.path("issuer").asText().equals(base)) {
      throw failed("its discovery document is of another issuer: " + document.path("issuer"), null);
    }
    try {
      // Bounded in time and size; keys are asked for again when one is missing, and not too often.
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.create(
                  address(document, "jwks_uri").toURL(),
                  new DefaultResourceRetriever(
                      Math.toIntExact(PATIENCE.toMillis()),
                      Math.toIntExact(PATIENCE.toMillis()),
                      MOST_BYTES))
              // Without a thread of its own.
              .refreshAheadCache(false)
              .build();
      return new Known(
          address(document, "authorization_endpoint"),
          address(document, "token_endpoint"),
          keys,
          System.nanoTime());
    } catch (MalformedURLException e) {
      throw failed("its discovery document has a bad address", e);
    }
  }

  /// As safe as the issuer itself.
  private URI address(JsonNode document, String member) {
    try {
      URI address = new URI(document.path(member).asText());
      if (issuer.getScheme().equals(address.getScheme()) || "https".equals(address.getScheme())) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw failed("its discovery document has no good '" + member + "'", null);
  }

  /// @param isCode whether a refusal is one of the code that somebody brings
  private JsonNode ask(HttpRequest request, boolean isCode) {
    if (!places.tryAcquire()) {
      throw ProblemException.tooEarly(
          "Too many people sign in at once. Come again when Retry-After says so.",
          Duration.ofSeconds(2));
    }
    // One for each sign-in keeps no thread while nobody signs in.
    try (HttpClient client = Exchange.client(PATIENCE)) {
      HttpResponse<byte[]> response = Exchange.of(client, request, PATIENCE, MOST_BYTES);
      if (isCode && response.statusCode() >= 400 && response.statusCode() < 500) {
        throw refused("the code was answered " + response.statusCode());
      }
      if (response.statusCode() != 200) {
        throw failed("it answered " + response.statusCode(), null);
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw failed("it answered something else than JSON", e);
    } catch (IOException e) {
      throw failed("it does not answer", e);
    } finally {
      places.release();
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + '=' + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static ProblemException refused(@Nullable String why) {
    Log.infof("a sign-in by the OpenID provider was refused: %s", why);
    return new ProblemException(
        ProblemType.FORBIDDEN, "The provider did not confirm who you are; try once more.");
  }

  private static ProblemException failed(String why, @Nullable Exception cause) {
    Log.warnf("the OpenID provider cannot be used: %s (%s)", why, cause);
    return new ProblemException(
        ProblemType.LOOKUP_FAILED, "The provider does not answer as it should; try again later.");
  }
}
