package dev.waymark.admin.link;

import dev.waymark.service.page.Order;
import dev.waymark.service.page.PageRequest;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of a workspace's links are asked for, and in which order. A criterion that is null does
/// not count.
///
/// @param domain the host
/// @param slug regardless of case
/// @param tag exactly
/// @param active `true` or `false`
/// @param hubs whether only links with a page of their own are asked for
/// @param text somewhere in slug, title or target, regardless of case
record LinkFilter(
    @Nullable String domain,
    @Nullable String slug,
    @Nullable String tag,
    @Nullable String active,
    boolean hubs,
    @Nullable String text,
    Order<LinkEntity> order) {

  /// The first is the order when none is asked for.
  private static final List<Order<LinkEntity>> ORDERS =
      List.of(
          Order.byTime("-created_at", "createdAt", link -> link.createdAt, link -> link.id),
          Order.byTime("created_at", "createdAt", link -> link.createdAt, link -> link.id),
          Order.byTime("-updated_at", "updatedAt", link -> link.updatedAt, link -> link.id),
          Order.byTime("updated_at", "updatedAt", link -> link.updatedAt, link -> link.id),
          Order.byText("slug", "slugFolded", link -> link.slugFolded, link -> link.id),
          Order.byText("-slug", "slugFolded", link -> link.slugFolded, link -> link.id));

  static PageRequest request(UriInfo uri) {
    return PageRequest.of(uri, "domain", "slug", "tag", "active", "q", "sort");
  }

  /// @param hubs whether only links with a page of their own are asked for
  static LinkFilter of(PageRequest request, boolean hubs) {
    List<String> names = ORDERS.stream().map(Order::name).toList();
    String sort = request.oneOf("sort", names, names.getFirst());
    String active =
        request.get("active") == null
            ? null
            : request.oneOf("active", List.of("true", "false"), "true");
    return new LinkFilter(
        request.get("domain"),
        request.get("slug"),
        request.get("tag"),
        active,
        hubs,
        request.get("q"),
        ORDERS.get(names.indexOf(sort)));
  }
}
