package dev.waymark.admin.link;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The slugs of links that were deleted or renamed. They are kept out of use for a while, for
/// printed codes may still lead to them; only the link that had one may take it back.
@Singleton
class RetiredSlugs {
  private final EntityManager database;
  private final SlugSettings settings;
  private final InstantSource clock;

  RetiredSlugs(EntityManager database, SlugSettings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /// Takes the slug that a link has out of use.
  void add(LinkEntity entity) {
    database
        .createNativeQuery(
            """
            insert into admin.retired_slug (domain, slug_folded, workspace_id, link_id, retired_at)
            values (:domain, :slug, :workspace, :link, :now)
            on conflict (domain, slug_folded) do update
            set workspace_id = excluded.workspace_id, link_id = excluded.link_id,
              retired_at = excluded.retired_at
            """)
        .setParameter("domain", entity.domain == null ? "" : entity.domain)
        .setParameter("slug", entity.slugFolded)
        .setParameter("workspace", entity.workspaceId)
        .setParameter("link", entity.id)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /// The id of the workspace's link that had a slug last; null when it was none of its links.
  ///
  /// @param domain the host; null for the default domain
  @Nullable String lastLink(String workspace, @Nullable String domain, String slugFolded) {
    List<?> found =
        database
            .createNativeQuery(
                """
                select link_id from admin.retired_slug
                where workspace_id = :workspace and domain = :domain and slug_folded = :slug
                """)
            .setParameter("workspace", workspace)
            .setParameter("domain", domain == null ? "" : domain)
            .setParameter("slug", slugFolded)
            .getResultList();
    return found.isEmpty() ? null : (String) found.getFirst();
  }

  /// Whether a slug is out of use for a link.
  ///
  /// @param domain the host; null for the default domain
  boolean has(@Nullable String domain, String slugFolded, String link) {
    return !database
        .createNativeQuery(
            """
            select 1 from admin.retired_slug
            where domain = :domain and slug_folded = :slug and link_id <> :link
              and retired_at > :outdated
            """)
        .setParameter("domain", domain == null ? "" : domain)
        .setParameter("slug", slugFolded)
        .setParameter("link", link)
        .setParameter("outdated", outdated())
        .getResultList()
        .isEmpty();
  }

  /// Which link had a slug last.
  ///
  /// @param inForce whether the slug is out of use for all others
  /// @param isAlive whether that link is there, under another slug
  record Holder(String link, String workspace, boolean inForce, boolean isAlive) {}

  /// Who had the slugs of some places last; places whose slugs nobody had are left out.
  Map<SlugPlace, Holder> holders(List<SlugPlace> places) {
    if (places.isEmpty()) {
      return Map.of();
    }
    List<?> found =
        database
            .createNativeQuery(
                """
                select place.number, retired.link_id, retired.workspace_id,
                  retired.retired_at > :outdated,
                  exists (select from admin.link where link.id = retired.link_id)
                from unnest(cast(:domains as text[]), cast(:slugs as text[])) with ordinality
                  as place (domain, slug_folded, number)
                join admin.retired_slug as retired
                  on retired.domain = place.domain and retired.slug_folded = place.slug_folded
                """)
            .setParameter("outdated", outdated())
            .setParameter("domains", texts(places, place -> place.domain()))
            .setParameter("slugs", texts(places, SlugPlace::slugFolded))
            .getResultList();
    Map<SlugPlace, Holder> holders = new HashMap<>();
    for (Object each : found) {
      Object[] row = (Object[]) each;
      holders.put(
          places.get(((Number) row[0]).intValue() - 1),
          new Holder((String) row[1], (String) row[2], (Boolean) row[3], (Boolean) row[4]));
    }
    return holders;
  }

  private static String[] texts(
      List<SlugPlace> places, Function<SlugPlace, @Nullable String> part) {
    return places.stream()
        .map(place -> Objects.requireNonNullElse(part.apply(place), ""))
        .toArray(String[]::new);
  }

  private Instant outdated() {
    return clock.instant().minus(settings.retiredFor());
  }
}
