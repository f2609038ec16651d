package dev.waymark.admin.dashboard;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Style, script and pictures of the dashboard. They stand at an address with a digest of them all
/// in it, so that browsers keep them for good and no page meets the script of another release;
/// scripts may import each other by relative addresses. Only what is listed is served.
@Singleton
@Named("assets")
public final class Assets {
  /// Each stands at `/dashboard/` in the resources. Add yours.
  static final List<String> NAMES =
      List.of(
          "app.css",
          "app.js",
          "links.css",
          "links.js",
          "icons.svg",
          "favicon.svg",
          "lib/htmx.min.js",
          "rules.css",
          "rules.js",
          "hubs.js",
          "channels.css",
          "channels.js",
          "icon-192.png",
          "icon-512.png",
          "stats.css");

  private static final int DIGITS = 12;
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  private final Map<String, Asset> assets;
  private final String path;
  private final @Nullable Path source;

  /// One of them, as it is and by gzip.
  private static final class Asset {
    private final String type;
    private final byte[] plain;
    private final byte[] zipped;

    Asset(String name, byte[] plain) {
      this.type = typeOf(name);
      this.plain = plain;
      this.zipped = zip(plain);
    }
  }

  /// All of the assets that are listed.
  ///
  /// @throws IllegalStateException when one is missing, so that the service does not start
  @Inject
  Assets(AssetSettings settings) {
    this.source = settings.from().orElse(null);
    this.assets = new LinkedHashMap<>();
    MessageDigest digest = sha256();
    for (String name : NAMES) {
      byte[] plain = packaged(name);
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update(plain);
      assets.put(name, new Asset(name, plain));
    }
    this.path =
        "/dashboard/" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS) + "/";
  }

  void install(@Observes Router router) {
    router.get(path + "*").handler(this::answer);
  }

  /// The address of an asset.
  ///
  /// @throws IllegalArgumentException when it is not listed
  public String of(String name) {
    if (!assets.containsKey(name)) {
      throw new IllegalArgumentException("There is no asset " + name + "; there are " + NAMES);
    }
    return path + name;
  }

  /// How many bytes all scripts and styles have, as they are sent.
  int sizeOfScriptAndStyle() {
    return assets.entrySet().stream()
        .filter(asset -> Set.of("js", "css").contains(ending(asset.getKey())))
        .mapToInt(asset -> asset.getValue().zipped.length)
        .sum();
  }

  private void answer(RoutingContext request) {
    String name = request.normalizedPath().substring(path.length());
    Asset packaged = assets.get(name);
    if (packaged == null) {
      request.next();
      return;
    }
    Asset asset = source == null ? packaged : edited(name, packaged, source);
    HttpServerResponse response =
        request
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, asset.type)
            .putHeader(HttpHeaders.CACHE_CONTROL, source == null ? FOR_GOOD : "no-store")
            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    String codings = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (codings != null && codings.contains("gzip")) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(Buffer.buffer(asset.zipped));
    } else {
      response.end(Buffer.buffer(asset.plain));
    }
  }

  /// As it is in the directory that somebody edits; what is not there is a library.
  private static Asset edited(String name, Asset packaged, Path source) {
    Path file = source.resolve(name);
    try {
      return Files.isRegularFile(file) ? new Asset(name, Files.readAllBytes(file)) : packaged;
    } catch (IOException e) {
      throw new UncheckedIOException("An asset cannot be read: " + file, e);
    }
  }

  private static byte[] packaged(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/dashboard/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The asset " + name + " is missing");
      }
      return withoutComments(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without what stands on lines of its own for those who read the sources: they are sent to
  /// phones.
  private static byte[] withoutComments(String name, byte[] source) {
    String comments =
        switch (ending(name)) {
          case "js" -> "(?m)^[ \\t]*(//.*|/\\*(?s:.*?)\\*/)\\n";
          case "css" -> "(?m)^[ \\t]*/\\*(?s:.*?)\\*/\\n";
          default -> null;
        };
    return comments == null
        ? source
        : new String(source, StandardCharsets.UTF_8)
            .replaceAll(comments, "")
            .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(byte[] plain) {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static String typeOf(String name) {
    return switch (ending(name)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "webmanifest" -> "application/manifest+json";
      default -> throw new IllegalStateException("Of which type is " + name + "?");
    };
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
