package dev.waymark.admin.oidc;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Who is who at a provider, in the database.
@Singleton
class IdentityRepository implements PanacheRepositoryBase<IdentityEntity, IdentityEntity.Key> {
  /// Lets one at a time link this subject, or somebody with this address, until the transaction
  /// ends.
  ///
  /// @param what the subject or the address
  void lock(String issuer, String what) {
    getEntityManager()
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:what, 0))")
        .setParameter("what", issuer + ' ' + what)
        .getSingleResult();
  }

  /// The id of the person; null for a subject that was never here.
  @Nullable String personOf(String issuer, String subject) {
    IdentityEntity entity = findById(new IdentityEntity.Key(issuer, subject));
    return entity == null ? null : entity.personId;
  }

  /// Whether a person is somebody at this provider already.
  boolean isKnown(String issuer, String person) {
    return count("issuer = ?1 and personId = ?2", issuer, person) > 0;
  }
}
