package dev.waymark.admin.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// The people in the database.
@Singleton
class PersonRepository implements PanacheRepositoryBase<PersonEntity, String> {
  @Nullable PersonEntity byEmail(String folded) {
    return find("emailFolded", folded).firstResult();
  }

  /// Lets one at a time make somebody with this address, until the transaction ends.
  void lock(String folded) {
    getEntityManager()
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:address, 0))")
        .setParameter("address", folded)
        .getSingleResult();
  }
}
