package dev.waymark.admin.domain;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A DNS that says what it is told.
@Mock
@Singleton
public class FakeTxtRecords implements TxtRecords {
  /// The name at which it fails.
  public static final String BROKEN = "broken.example";

  private final Map<String, Set<String>> records = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  /// Puts a text at a name, beside those that are there.
  public void put(String name, String text) {
    records.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet()).add(text);
  }

  /// Takes a text away again.
  public void remove(String name, String text) {
    records.getOrDefault(name, Set.of()).remove(text);
  }

  /// Has the name servers of a name say nothing, or answer again.
  public void silence(String name, boolean silence) {
    if (silence) {
      silent.add(name);
    } else {
      silent.remove(name);
    }
  }

  @Override
  public List<String> at(String name) throws IOException {
    if (name.endsWith(BROKEN) || silent.contains(name)) {
      throw new IOException("no name server");
    }
    return Stream.concat(Stream.of("v=spf1 -all"), records.getOrDefault(name, Set.of()).stream())
        .toList();
  }
}
