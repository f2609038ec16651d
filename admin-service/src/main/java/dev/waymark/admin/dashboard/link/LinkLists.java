package dev.waymark.admin.dashboard.link;

import dev.waymark.admin.address.ShortLinks;
import dev.waymark.admin.dashboard.Frame;
import dev.waymark.admin.dashboard.Sentences;
import dev.waymark.admin.dashboard.link.LinkRow.TagChoice;
import dev.waymark.admin.dashboard.link.ListModel.Chip;
import dev.waymark.admin.dashboard.link.ListModel.Choice;
import dev.waymark.admin.dashboard.link.ListModel.Hidden;
import dev.waymark.admin.domain.Domains;
import dev.waymark.admin.link.LinkFilter;
import dev.waymark.admin.link.LinkList;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.recipe.Recipe;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.plan.Plan;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes what pages show of links and of lists of them.
@Singleton
public class LinkLists {
  /// What the form of the list has fields for.
  private static final Set<String> IN_FORM =
      Set.of("q", "tag", "state", "domain", "sort", "created_from", "created_to");

  private static final List<String> STATES =
      List.of("on", "scheduled", "expired", "off", "stopped");

  private final Links links;
  private final Domains domains;
  private final Workspaces workspaces;
  private final ShortLinks shortLinks;
  private final FirstMinutes firstMinutes;
  private final Sentences sentences;

  LinkLists(
      Links links,
      Domains domains,
      Workspaces workspaces,
      ShortLinks shortLinks,
      FirstMinutes firstMinutes,
      Sentences sentences) {
    this.links = links;
    this.domains = domains;
    this.workspaces = workspaces;
    this.shortLinks = shortLinks;
    this.firstMinutes = firstMinutes;
    this.sentences = sentences;
  }

  LinkMessages messages() {
    return sentences.of(LinkMessages.class);
  }

  LinkWords words() {
    return new LinkWords(messages(), sentences.language());
  }

  static String path(String workspace) {
    return "/w/" + workspace + "/links";
  }

  /// The list that an address asks for.
  ///
  /// @throws dev.waymark.service.problem.ProblemException when a parameter makes no sense
  ListModel of(Frame frame, String workspace, UriInfo uri) {
    LinkMessages messages = messages();
    Address address = Address.of(path(workspace), uri.getQueryParameters());
    // A form sends its empty fields too, which are no filters.
    var query = new MultivaluedHashMap<String, String>();
    address.parameters().forEach(query::addAll);
    String cursor = uri.getQueryParameters().getFirst("cursor");
    if (cursor != null) {
      query.add("cursor", cursor);
    }
    LinkList found = links.page(workspace, LinkFilter.request(query));
    LinkWords words = words();
    String back = address.toString();
    List<LinkRow> rows =
        found.links().stream().map(link -> row(link, frame, workspace, words, back)).toList();
    boolean isFiltered =
        address.parameters().keySet().stream().anyMatch(name -> !name.equals("sort"));
    boolean isEmpty = found.total() == 0 && !isFiltered;
    String next = found.nextCursor();
    return new ListModel(
        path(workspace),
        rows,
        isEmpty ? messages.none() : count(messages, words, found),
        found.total(),
        address.first("q"),
        address.first("tag"),
        address.first("created_from"),
        address.first("created_to"),
        choices(STATES, address.first("state"), words::label),
        domainChoices(workspace, address.first("domain")),
        choices(
            List.of(
                "-created_at", "created_at", "-updated_at", "-click_count", "click_count", "title"),
            address.first("sort").isEmpty() ? "-created_at" : address.first("sort"),
            order -> orderLabel(messages, order)),
        kept(address),
        chips(messages, words, address),
        next == null ? null : address.with("cursor", next).toString(),
        rows.isEmpty() ? null : lines(workspace, rows),
        back,
        address.at("/api/workspaces/" + workspace + "/export/links").with("sort", null).toString(),
        isFiltered || cursor != null ? null : firstMinutes.of(frame, workspace, found.links()),
        isEmpty,
        isFiltered,
        isEmpty ? recipes(workspace) : List.of());
  }

  private static String lines(String workspace, List<LinkRow> rows) {
    return path(workspace)
        + rows.stream()
            .limit(ClickLines.MOST)
            .map(row -> "id=" + row.id())
            .collect(Collectors.joining("&", "/lines?", ""));
  }

  private static String count(LinkMessages messages, LinkWords words, LinkList found) {
    return messages
        .count(found.total(), found.totalExact())
        .replace(String.valueOf(found.total()), words.number(found.total()));
  }

  private static List<Choice> choices(
      List<String> values, String chosen, Function<String, String> label) {
    return values.stream()
        .map(value -> new Choice(value, label.apply(value), value.equals(chosen)))
        .toList();
  }

  private List<Choice> domainChoices(String workspace, String chosen) {
    List<String> names = domainNames(workspace);
    return names.size() < 2 ? List.of() : choices(names, chosen, Function.identity());
  }

  /// The hosts on which links of a workspace can be, the default one first.
  public List<String> domainNames(String workspace) {
    var names = new ArrayList<>(List.of(shortLinks.defaultDomain()));
    names.addAll(domains.verifiedNames(workspace));
    return names;
  }

  private static String orderLabel(LinkMessages messages, String order) {
    return switch (order) {
      case "created_at" -> messages.sortOldest();
      case "-updated_at" -> messages.sortChanged();
      case "-click_count" -> messages.sortClicks();
      case "click_count" -> messages.sortFewest();
      case "title" -> messages.sortTitle();
      default -> messages.sortNewest();
    };
  }

  /// Filters that the form has no field for, and every tag but the first.
  private static List<Hidden> kept(Address address) {
    var kept = new ArrayList<Hidden>();
    address
        .parameters()
        .forEach(
            (name, values) -> {
              int from = name.equals("tag") ? 1 : IN_FORM.contains(name) ? values.size() : 0;
              values.stream().skip(from).forEach(value -> kept.add(new Hidden(name, value)));
            });
    return kept;
  }

  private static List<Chip> chips(LinkMessages messages, LinkWords words, Address address) {
    var chips = new ArrayList<Chip>();
    address
        .parameters()
        .forEach(
            (name, values) -> {
              for (String value : values) {
                String label = chip(messages, words, name, value);
                if (label != null) {
                  chips.add(new Chip(label, address.without(name, value).toString()));
                }
              }
            });
    return chips;
  }

  private static @Nullable String chip(
      LinkMessages messages, LinkWords words, String name, String value) {
    return switch (name) {
      case "q" -> messages.filterText(value);
      case "tag" -> value;
      case "state" -> words.label(value);
      case "domain", "slug" -> value;
      case "active" -> value.equals("true") ? messages.stateOn() : messages.stateOff();
      case "channel" -> messages.filterChannel(value);
      case "pool" -> messages.filterPool(value);
      case "schedule" -> messages.filterSchedule(value);
      case "segment" -> messages.filterSegment(value);
      case "has_rules" -> value.equals("true") ? messages.filterRules() : messages.filterNoRules();
      case "created_from" -> messages.filterFrom(value);
      case "created_to" -> messages.filterTo(value);
      default -> null;
    };
  }

  /// A link as a list shows it.
  ///
  /// @param back the list
  LinkRow row(LinkView link, Frame frame, String workspace, LinkWords words, String back) {
    String path = path(workspace);
    return new LinkRow(
        link.id(),
        path + "/" + link.id(),
        link.shortUrl(),
        LinkWords.name(link),
        link.title(),
        words.destination(link),
        link.tags().stream()
            .map(tag -> new TagChoice(tag, path + "?tag=" + Address.encoded(tag)))
            .toList(),
        words.state(link),
        words.stateLabel(link),
        !link.state().equals("off"),
        link.hasPassword(),
        link.clickCount(),
        words.number(link.clickCount()),
        mayEdit(frame),
        back);
  }

  /// A link as pages of other places show it.
  public LinkRow row(LinkView link, Frame frame, String workspace) {
    return row(link, frame, workspace, words(), path(workspace));
  }

  static boolean mayEdit(Frame frame) {
    return Objects.requireNonNull(frame.workspace(), "a page of a workspace").mayEdit();
  }

  /// The recipes, those that the workspace's plan allows first.
  List<RecipeCard> recipes(String workspace) {
    LinkMessages messages = messages();
    Plan plan = workspaces.get(workspace).plan();
    var cards = new ArrayList<RecipeCard>();
    for (boolean allowed : new boolean[] {true, false}) {
      Arrays.stream(Recipe.values())
          .filter(recipe -> plan.includes(recipe.plan()) == allowed)
          .map(
              recipe ->
                  new RecipeCard(
                      path(workspace) + "/recipes/" + recipe.key(),
                      RecipeWords.icon(recipe),
                      RecipeWords.title(recipe, messages),
                      RecipeWords.more(recipe, messages),
                      allowed ? null : recipe.plan().displayName()))
          .forEach(cards::add);
    }
    return cards;
  }
}
