package dev.waymark.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds each packaged service to its bill of materials: nothing runs that the bill does not name.
final class BillOfMaterialsIT {
  @ParameterizedTest
  @ValueSource(strings = {"redirect-service", "admin-service", "analytics-service"})
  void everyLibraryOfAService_isNamedInItsBillOfMaterialsByItsHash(String service)
      throws IOException {
    Path target = Path.of("../..").resolve(service).resolve("target");
    Set<String> named = hashes(target.resolve("quarkus-run-cyclonedx.json"));
    for (String libraries : List.of("lib/boot", "lib/main")) {
      try (DirectoryStream<Path> jars =
          Files.newDirectoryStream(target.resolve("quarkus-app").resolve(libraries), "*.jar")) {
        for (Path jar : jars) {
          assertThat(named).as("%s of %s", jar.getFileName(), service).contains(sha256(jar));
        }
      }
    }
  }

  private static Set<String> hashes(Path bill) {
    List<List<Map<String, String>>> all = JsonPath.from(bill.toFile()).getList("components.hashes");
    var named = new HashSet<String>();
    for (List<Map<String, String>> ofOne : all) {
      for (Map<String, String> hash : ofOne) {
        if ("SHA-256".equals(hash.get("alg"))) {
          named.add(hash.get("content"));
        }
      }
    }
    return named;
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
