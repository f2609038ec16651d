package dev.waymark.admin.takedown;

import dev.waymark.admin.address.RefusedHosts;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedowns;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The hosts to which nobody may be sent any more.
@Singleton
final class TakenDownHosts implements RefusedHosts {
  private final TakedownRepository repository;

  TakenDownHosts(TakedownRepository repository) {
    this.repository = repository;
  }

  @Override
  public Map<String, String> among(Collection<String> urls) {
    Map<String, String> refused = new HashMap<>();
    if (urls.isEmpty() || repository.isEmpty()) {
      return refused;
    }
    Set<String> hosts = new HashSet<>();
    urls.forEach(url -> hosts.addAll(Takedowns.hostsOf(url)));
    Takedowns takedowns =
        Takedowns.of(repository.ofSubjects(hosts).stream().map(TakedownEntity::takedown).toList());
    for (String url : urls) {
      Takedown takedown = takedowns.ofUrl(url);
      if (takedown != null) {
        refused.put(url, takedown.subject());
      }
    }
    return refused;
  }
}
