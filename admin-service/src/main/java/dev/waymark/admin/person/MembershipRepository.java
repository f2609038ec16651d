package dev.waymark.admin.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/// The memberships in the database.
@Singleton
class MembershipRepository
    implements PanacheRepositoryBase<MembershipEntity, MembershipEntity.Key> {
  List<MembershipEntity> ofPerson(String person) {
    return list("personId", person);
  }
}
