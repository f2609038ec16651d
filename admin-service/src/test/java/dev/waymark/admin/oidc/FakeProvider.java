package dev.waymark.admin.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An OpenID provider for tests. Who signs in next, and what is wrong with what it says of them, it
/// is told by `POST /next`, for the tests may be loaded apart from it.
public final class FakeProvider {
  public static final String CLIENT = "waymark";
  public static final String SECRET = "a secret of the client: & more";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private final String issuer;
  private final RSAKey key;
  private final RSAKey otherKey;
  private volatile JsonNode next = JSON.createObjectNode();

  private FakeProvider(String issuer) throws JOSEException {
    this.issuer = issuer;
    this.key = new RSAKeyGenerator(2048).keyID("one").generate();
    this.otherKey = new RSAKeyGenerator(2048).keyID("one").generate();
  }

  /// Starts one, which ends with the tests.
  ///
  /// @return its issuer
  public static String start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      String issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/acme";
      FakeProvider provider = new FakeProvider(issuer);
      server.createContext("/", provider::answer);
      server.start();
      return issuer;
    } catch (IOException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    try {
      switch (path) {
        case "/acme/.well-known/openid-configuration" ->
            send(
                exchange,
                200,
                JSON.createObjectNode()
                    .put("issuer", issuer)
                    .put("authorization_endpoint", issuer + "/authorize")
                    .put("token_endpoint", issuer + "/token")
                    .put("jwks_uri", issuer + "/keys")
                    .toString());
        case "/acme/keys" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        case "/acme/next" -> {
          next = JSON.readTree(body);
          send(exchange, 200, "{}");
        }
        case "/acme/authorize" -> {
          Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
          String code = UUID.randomUUID().toString();
          asked.put(code, query);
          exchange
              .getResponseHeaders()
              .set(
                  "Location",
                  query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
          send(exchange, 302, "");
        }
        case "/acme/token" -> token(exchange, form(body));
        default -> send(exchange, 404, "");
      }
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void token(HttpExchange exchange, Map<String, String> form)
      throws IOException, JOSEException, GeneralSecurityException {
    Map<String, String> began = asked.remove(form.get("code"));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(
                        form.getOrDefault("code_verifier", "")
                            .getBytes(StandardCharsets.US_ASCII)));
    if (began == null
        || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !challenge.equals(began.get("code_challenge"))
        || !form.getOrDefault("redirect_uri", "").equals(began.get("redirect_uri"))) {
      send(exchange, 400, "{\"error\": \"invalid_grant\"}");
      return;
    }
    ObjectNode answer = JSON.createObjectNode().put("token_type", "Bearer");
    send(exchange, 200, answer.put("id_token", idToken(began)).toString());
  }

  private String idToken(Map<String, String> began) throws JOSEException {
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(next.path("iss").asText(issuer))
            .audience(next.path("aud").asText(CLIENT))
            .subject(next.path("sub").asText("nobody"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(next.path("lives").asLong(300))))
            .claim("nonce", next.path("nonce").asText(began.get("nonce")));
    claim(claims, "email", next.get("email"));
    claim(claims, "name", next.get("name"));
    if (next.has("email_verified")) {
      claims.claim("email_verified", next.get("email_verified").asBoolean());
    }
    if (next.has("ago")) {
      claims.claim("auth_time", now.minusSeconds(next.get("ago").asLong()).getEpochSecond());
    }
    return switch (next.path("signed").asText("right")) {
      case "not" -> new PlainJWT(claims.build()).serialize();
      case "other" -> signed(claims.build(), otherKey);
      case "shared" -> {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        yield token.serialize();
      }
      default -> signed(claims.build(), key);
    };
  }

  private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(by));
    return token.serialize();
  }

  private static void claim(JWTClaimsSet.Builder claims, String name, @Nullable JsonNode value) {
    if (value != null) {
      claims.claim(name, value.asText());
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
