package dev.waymark.admin.domain;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A DNS that says what it is told.
@Mock
@Singleton
public class FakeTxtRecords implements TxtRecords {
  /// The name at which it fails.
  public static final String BROKEN = "broken.example";

  private final Map<String, String> records = new ConcurrentHashMap<>();

  /// Puts a text at a name.
  public void put(String name, String text) {
    records.put(name, text);
  }

  @Override
  public List<String> at(String name) throws IOException {
    if (name.endsWith(BROKEN)) {
      throw new IOException("no name server");
    }
    String text = records.get(name);
    return text == null ? List.of() : List.of("v=spf1 -all", text);
  }
}
