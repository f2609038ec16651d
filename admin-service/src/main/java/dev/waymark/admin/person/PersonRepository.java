package dev.waymark.admin.person;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The people in the database.
@Singleton
class PersonRepository implements PanacheRepositoryBase<PersonEntity, String> {
  static final Order<PersonEntity> NEWEST_FIRST =
      Order.byTime("-created_at", "createdAt", entity -> entity.createdAt, entity -> entity.id);

  /// One more than the limit, when there are more.
  ///
  /// @param email whoever has this address alone; null for all
  List<PersonEntity> newest(@Nullable String email, @Nullable Cursor cursor, int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String query = "1 = 1";
    if (email != null) {
      query = "emailFolded = :email";
      parameters.put("email", email.toLowerCase(Locale.ROOT));
    }
    return find(query + NEWEST_FIRST.after(cursor, parameters), parameters).range(0, limit).list();
  }

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
