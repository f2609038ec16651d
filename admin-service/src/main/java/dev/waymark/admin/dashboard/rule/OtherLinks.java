package dev.waymark.admin.dashboard.rule;

import dev.waymark.admin.link.LinkFilter;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.statistics.LinkNames;
import dev.waymark.admin.statistics.LinkNames.LinkName;
import dev.waymark.admin.workspace.Workspace;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The links to which a rule of one may lead, for one request: they are found as the list of links
/// finds them, and go by their addresses. Not for use by several threads.
final class OtherLinks {
  /// How many are offered at once.
  private static final int MOST = 6;

  /// What the list of links takes as a text.
  private static final int MOST_TEXT = 200;

  private static final Pattern ID = Pattern.compile("lnk_[0-9A-Za-z_-]{1,60}");

  private final Links links;
  private final LinkNames names;
  private final String workspace;
  private final String own;

  /// What addresses of links beside this one begin with.
  private final String beside;

  private final Map<String, LinkName> known = new HashMap<>();

  /// @param own the link that the rule is of
  OtherLinks(Links links, LinkNames names, Workspace workspace, LinkView own) {
    this.links = links;
    this.names = names;
    this.workspace = workspace.id();
    this.own = own.id();
    String address = withoutScheme(own.shortUrl());
    this.beside = address.substring(0, address.indexOf('/') + 1);
  }

  /// A link that a rule may lead to.
  ///
  /// @param title empty for none
  /// @param on whether it takes visitors now
  record Found(String id, String address, String title, boolean on) {}

  private static String withoutScheme(String url) {
    return url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + "://".length());
  }

  /// Whether it is an id, and not what somebody typed.
  static boolean isId(String link) {
    return ID.matcher(link).matches();
  }

  /// A link as the form shows it: `/sale`, or with its host where that is another.
  ///
  /// @param link its id; or what was typed, which is shown as it is
  /// @return empty when there is no such link
  String shown(String link) {
    if (!isId(link)) {
      return link;
    }
    look(Set.of(link));
    LinkName name = known.get(link);
    return name == null ? "" : shortened(name.address());
  }

  private String shortened(String address) {
    return address.startsWith(beside) ? address.substring(beside.length() - 1) : address;
  }

  private void look(Collection<String> ids) {
    List<String> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
    known.putAll(names.of(workspace, unknown));
  }

  /// What people call links: their titles, or else their slugs.
  ///
  /// @return none for an id of no link
  Map<String, String> names(Collection<String> ids) {
    look(ids);
    Map<String, String> called = new HashMap<>();
    for (String id : ids) {
      LinkName name = known.get(id);
      if (name != null) {
        String title = name.title();
        called.put(id, title == null ? slug(name.address()) : title);
      }
    }
    return called;
  }

  private static String slug(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /// The id of the link that somebody means who types its address, its slug or its title; what was
  /// typed when that is none, or several.
  ///
  /// @param before what the form was made from
  String meant(String typed, String before) {
    if (typed.equals(shown(before))) {
      return before;
    }
    String address = withoutScheme(typed);
    String slug = slug(address);
    if (slug.isEmpty() || slug.length() > MOST_TEXT) {
      return typed;
    }
    List<Found> same = page("slug", slug);
    return Stream.of(
            one(same, each -> each.address().equalsIgnoreCase(address)),
            one(same, each -> shortened(each.address()).equalsIgnoreCase(address)),
            one(same, _ -> slug.equals(address)),
            one(page("q", typed), each -> each.title().equalsIgnoreCase(typed)))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElse(typed);
  }

  private static @Nullable String one(List<Found> links, Predicate<Found> is) {
    List<Found> those = links.stream().filter(is).toList();
    return those.size() == 1 ? those.getFirst().id() : null;
  }

  /// Those that have what was typed in them, the newest first.
  ///
  /// @param typed empty for all
  List<Found> found(String typed) {
    String address = withoutScheme(typed);
    String text = address.startsWith(beside) ? address.substring(beside.length()) : address;
    return page("q", text.startsWith("/") ? text.substring(1) : text);
  }

  private List<Found> page(String criterion, String value) {
    var query = new MultivaluedHashMap<String, String>();
    query.putSingle("limit", String.valueOf(MOST + 1));
    if (!value.isEmpty()) {
      query.putSingle(criterion, value.substring(0, Math.min(value.length(), MOST_TEXT)));
    }
    return links.page(workspace, LinkFilter.request(query)).links().stream()
        .filter(link -> !link.id().equals(own))
        .limit(MOST)
        .map(OtherLinks::found)
        .toList();
  }

  private static Found found(LinkView link) {
    String title = link.title();
    return new Found(
        link.id(),
        withoutScheme(link.shortUrl()),
        title == null ? "" : title,
        link.state().equals("on") && link.takenDown() == null);
  }
}
