package dev.waymark.admin.factor;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/// The second factors in the database, with their recovery codes.
@Singleton
class FactorRepository implements PanacheRepositoryBase<FactorEntity, String> {
  boolean isOn(String person) {
    return count("personId = ?1 and onSince is not null", person) > 0;
  }

  /// Lets one at a time set up a factor of somebody, until the transaction ends.
  void lock(String person) {
    getEntityManager()
        .createNativeQuery("select 1 from admin.person where id = :person for update")
        .setParameter("person", person)
        .getResultList();
  }

  /// Keeps these codes in the place of all that were there.
  void keep(String person, List<String> hashes) {
    forgetCodes(person);
    for (String hash : hashes) {
      getEntityManager()
          .createNativeQuery(
              "insert into admin.recovery_code (person_id, hash) values (:person, :hash)")
          .setParameter("person", person)
          .setParameter("hash", hash)
          .executeUpdate();
    }
  }

  /// Uses a code up.
  ///
  /// @return whether there was such a code
  boolean use(String person, String hash) {
    return getEntityManager()
            .createNativeQuery(
                "delete from admin.recovery_code where person_id = :person and hash = :hash")
            .setParameter("person", person)
            .setParameter("hash", hash)
            .executeUpdate()
        > 0;
  }

  int codesLeft(String person) {
    return ((Number)
            getEntityManager()
                .createNativeQuery("select count(*) from admin.recovery_code where person_id = :p")
                .setParameter("p", person)
                .getSingleResult())
        .intValue();
  }

  void forgetCodes(String person) {
    getEntityManager()
        .createNativeQuery("delete from admin.recovery_code where person_id = :person")
        .setParameter("person", person)
        .executeUpdate();
  }
}
