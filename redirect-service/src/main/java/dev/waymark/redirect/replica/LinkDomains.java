package dev.waymark.redirect.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The domains that links name, as numbers. One thread changes it, any may ask for a domain.
final class LinkDomains {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /// How many links name a domain; those that none names are not in it.
  private final Map<String, Integer> links = new ConcurrentHashMap<>();

  /// Whether any link names it.
  boolean has(String domain) {
    return links.containsKey(domain);
  }

  /// One more link names it.
  ///
  /// @return its number
  int add(String domain) {
    int number = numbers.computeIfAbsent(domain, _ -> names.size());
    if (number == names.size()) {
      names.add(domain);
    }
    links.merge(domain, 1, Integer::sum);
    return number;
  }

  /// A link names it no longer.
  void remove(int number) {
    links.computeIfPresent(names.get(number), (_, count) -> count == 1 ? null : count - 1);
  }

  /// Their names by their numbers.
  List<String> names() {
    return names;
  }

  /// Begins with names by their numbers, which no link has.
  void restore(List<String> known) {
    known.forEach(
        name -> {
          numbers.put(name, names.size());
          names.add(name);
        });
  }

  /// So many links name it.
  void restore(int number, int count) {
    if (count > 0) {
      links.put(names.get(number), count);
    }
  }
}
