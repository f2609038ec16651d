package dev.waymark.admin.channel;

import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channels in the database.
@Singleton
class ChannelRepository implements PanacheRepositoryBase<ChannelEntity, String> {
  static final Order<ChannelEntity> BY_KEY =
      Order.byText("key", "key", entity -> entity.key, entity -> entity.id);

  long countOf(String workspace) {
    return count("workspaceId", workspace);
  }

  /// One more than the limit, when there are more.
  ///
  /// @param kind the key of the only kind to see; null for all
  /// @param status the key of the only status to see; null for all
  List<ChannelEntity> page(
      String workspace,
      @Nullable String kind,
      @Nullable String status,
      @Nullable Cursor cursor,
      int limit) {
    Map<String, Object> parameters = new HashMap<>();
    var query = new StringBuilder("workspaceId = :workspace");
    parameters.put("workspace", workspace);
    if (kind != null) {
      query.append(" and kind = :kind");
      parameters.put("kind", kind);
    }
    if (status != null) {
      query.append(" and status = :status");
      parameters.put("status", status);
    }
    query.append(BY_KEY.after(cursor, parameters));
    return find(query.toString(), parameters).range(0, limit).list();
  }
}
