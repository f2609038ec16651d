package dev.waymark.admin.domain;

import dev.waymark.admin.address.ServedHosts;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The hosts of all verified domains.
@Singleton
final class VerifiedHosts implements ServedHosts {
  private final DomainRepository repository;

  VerifiedHosts(DomainRepository repository) {
    this.repository = repository;
  }

  @Override
  public Set<String> among(Collection<String> hosts) {
    return hosts.isEmpty() ? Set.of() : new HashSet<>(repository.verified(hosts));
  }
}
