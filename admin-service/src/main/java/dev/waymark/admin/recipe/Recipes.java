package dev.waymark.admin.recipe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.channel.Channels;
import dev.waymark.admin.directory.Directories;
import dev.waymark.admin.directory.Directory;
import dev.waymark.admin.directory.Entry;
import dev.waymark.admin.keyed.KeyedResources;
import dev.waymark.admin.link.Attempt;
import dev.waymark.admin.link.LinkView;
import dev.waymark.admin.link.Links;
import dev.waymark.admin.pool.Pools;
import dev.waymark.admin.precondition.Versioned;
import dev.waymark.admin.recipe.MadeView.MadeThing;
import dev.waymark.admin.recipe.RecipeBody.Button;
import dev.waymark.admin.recipe.RecipeBody.Person;
import dev.waymark.admin.recipe.RecipeBody.Site;
import dev.waymark.admin.schedule.Schedules;
import dev.waymark.admin.workspace.Workspace;
import dev.waymark.admin.workspace.Workspaces;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes what recipes are made of, by the use cases that make one thing at a time: with their
/// checks, their entries in the audit log and their publication, and all of it or nothing.
@Singleton
public class Recipes {
  private static final List<String> WORKDAYS = List.of("mon", "tue", "wed", "thu", "fri");

  /// When the evening is over, for those who are still there after midnight.
  private static final String MORNING = "05:00";

  private final Workspaces workspaces;
  private final Directories directories;
  private final Channels channels;
  private final Pools pools;
  private final Schedules schedules;
  private final Links links;

  Recipes(
      Workspaces workspaces,
      Directories directories,
      Channels channels,
      Pools pools,
      Schedules schedules,
      Links links) {
    this.workspaces = workspaces;
    this.directories = directories;
    this.channels = channels;
    this.pools = pools;
    this.schedules = schedules;
    this.links = links;
  }

  /// Something that is to be made.
  ///
  /// @param asked where in what was sent each of its places comes from
  private record Thing(Entry entry, ObjectNode json, Map<String, String> asked) {}

  /// What is to be made.
  ///
  /// @param things in their order, before the link
  /// @param asked where in what was sent each place of the link comes from
  private record Plan(List<Thing> things, ObjectNode link, Map<String, String> asked) {}

  /// Makes a recipe.
  ///
  /// @param json the answers to its questions, by their names, and perhaps a `title` for the link
  /// @throws ProblemException when an answer cannot be used, or the workspace's plan does not allow
  ///   what the recipe makes; nothing is made then
  @Transactional
  public MadeView make(String workspaceId, Recipe recipe, ObjectNode json) {
    Workspace workspace = workspaces.getExclusively(workspaceId);
    var faults = new Faults();
    var body = new RecipeBody(json, faults);
    Plan plan = plan(recipe, body, workspace, new Keys(directories.of(workspaceId)));
    body.end();
    if (faults.isEmpty()) {
      for (Thing thing : plan.things()) {
        // A pool or a link refers to what is not there yet, and is looked at when it is.
        if (thing.entry() != Entry.POOL) {
          addAll(sort(thing.entry()).faults(workspaceId, thing.json()), thing.asked(), faults);
        }
      }
    }
    ProblemException.throwIfAny(faults);
    if (!workspace.plan().includes(recipe.plan())) {
      throw new ProblemException(
          ProblemType.PLAN_LIMIT,
          "'%s' needs the %s plan.".formatted(recipe.title(), recipe.plan().displayName()));
    }
    var made = new ArrayList<MadeThing>();
    for (Thing thing : plan.things()) {
      sort(thing.entry()).create(workspaceId, thing.json());
      made.add(
          new MadeThing(
              thing.entry().noun(),
              thing.json().path("key").asText(),
              thing.json().path("name").asText()));
    }
    return switch (links.createAll(links.hold(workspaceId), List.of(plan.link())).getFirst()) {
      case Attempt.Created(Versioned<LinkView> link) -> new MadeView(link.body(), made);
      case Attempt.Refused(ProblemType type, FaultList refused) -> {
        var told = new Faults();
        addAll(refused, plan.asked(), told);
        throw ProblemException.of(type, told.list());
      }
    };
  }

  private KeyedResources<?, ?, ?> sort(Entry entry) {
    return switch (entry) {
      case CHANNEL -> channels;
      case POOL -> pools;
      case SCHEDULE -> schedules;
      case SEGMENT -> throw new IllegalStateException("no recipe makes segments");
    };
  }

  /// Notes faults where the answer stands that they come from, each once: one answer can be wrong
  /// for every day of a week. The longest place counts.
  private static void addAll(FaultList found, Map<String, String> asked, Faults faults) {
    Set<Fault> told = new HashSet<>();
    for (Fault fault : found.listed()) {
      String place = "";
      int longest = -1;
      for (Map.Entry<String, String> each : asked.entrySet()) {
        if ((fault.pointer() + "/").startsWith(each.getKey() + "/")
            && each.getKey().length() > longest) {
          longest = each.getKey().length();
          place = each.getValue();
        }
      }
      if (told.add(new Fault(place, fault.detail()))) {
        faults.add(place, fault.detail());
      }
    }
  }

  /// Keys that are free, each given once.
  private static final class Keys {
    private final Directory directory;
    private final Set<String> given = new HashSet<>();

    Keys(Directory directory) {
      this.directory = directory;
    }

    String free(Entry entry, String wanted) {
      String key = wanted;
      for (int i = 2; directory.has(entry, key) || !given.add(entry.noun() + "/" + key); i++) {
        key = wanted + "-" + i;
      }
      return key;
    }
  }

  private static Plan plan(Recipe recipe, RecipeBody body, Workspace workspace, Keys keys) {
    ObjectNode link = object().put("title", body.title(recipe));
    return switch (recipe) {
      case SALES_LINE -> salesLine(body, workspace, keys, link);
      case SITES_BY_COUNTRY -> sitesByCountry(body, link);
      case APP_ON_PHONES -> appOnPhones(body, link);
      case TEAM -> team(body, keys, link);
      case BIO_PAGE -> bioPage(body, link);
      case TABLE_MENU -> tableMenu(body, workspace, link);
      case TWO_PAGES -> twoPages(body, link);
      case EMPTY -> {
        link.put("target", body.url("target"));
        yield new Plan(List.of(), link, Map.of("/target", "/target"));
      }
    };
  }

  private static Plan salesLine(RecipeBody body, Workspace workspace, Keys keys, ObjectNode link) {
    String number = body.phone("number");
    List<String> hours = body.hours("hours");
    String channel = keys.free(Entry.CHANNEL, "sales");
    String schedule = keys.free(Entry.SCHEDULE, "sales-hours");
    ObjectNode open =
        object()
            .put("key", schedule)
            .put("name", "Sales hours")
            .put("time_zone", workspace.timeZone());
    ObjectNode weekly = open.putObject("weekly");
    for (String day : WORKDAYS) {
      ArrayNode interval = weekly.putArray(day).addArray();
      hours.forEach(interval::add);
    }
    link.put("target", body.url("closed"));
    rule(link, "While open", "hours", "eq", schedule + "=open")
        .putObject("action")
        .put("type", "channel")
        .put("channel", channel);
    return new Plan(
        List.of(
            new Thing(Entry.CHANNEL, chat(channel, "Sales", number), Map.of("/address", "/number")),
            new Thing(Entry.SCHEDULE, open, Map.of("/weekly", "/hours"))),
        link,
        Map.of("/target", "/closed"));
  }

  private static Plan sitesByCountry(RecipeBody body, ObjectNode link) {
    List<Site> sites = body.sites("sites");
    Map<String, String> asked =
        new LinkedHashMap<>(Map.of("/target", "/target", "/rules", "/sites"));
    for (int i = 0; i < sites.size(); i++) {
      Site site = sites.get(i);
      redirect(
          rule(link, RecipeBody.countryName(site.country()), "country", "eq", site.country()),
          site.url());
      asked.put("/rules/" + i, "/sites/" + i + "/country");
      asked.put("/rules/" + i + "/action", "/sites/" + i + "/url");
    }
    link.put("target", body.url("target"));
    return new Plan(List.of(), link, asked);
  }

  private static Plan appOnPhones(RecipeBody body, ObjectNode link) {
    redirect(rule(link, "iPhones and iPads", "os", "eq", "iOS"), body.url("ios"));
    redirect(rule(link, "Android phones", "os", "eq", "Android"), body.url("android"));
    link.put("target", body.url("target"));
    return new Plan(
        List.of(), link, Map.of("/target", "/target", "/rules/0", "/ios", "/rules/1", "/android"));
  }

  private static Plan team(RecipeBody body, Keys keys, ObjectNode link) {
    List<Person> people = body.people("people");
    var things = new ArrayList<Thing>();
    String pool = keys.free(Entry.POOL, "team");
    ObjectNode turns = object().put("key", pool).put("name", "Team").put("sticky", true);
    ArrayNode members = turns.putArray("members");
    for (int i = 0; i < people.size(); i++) {
      Person person = people.get(i);
      String wanted = RecipeBody.key(person.name());
      String channel = keys.free(Entry.CHANNEL, wanted == null ? "team" : wanted);
      members.addObject().put("channel", channel);
      things.add(
          new Thing(
              Entry.CHANNEL,
              chat(channel, person.name(), person.number()),
              Map.of("/address", "/people/" + i + "/number", "/name", "/people/" + i + "/name")));
    }
    things.add(new Thing(Entry.POOL, turns, Map.of("/members", "/people")));
    link.put("target", body.url("target"));
    rules(link)
        .addObject()
        .put("name", "Everyone")
        .<ObjectNode>set("conditions", JsonNodeFactory.instance.arrayNode())
        .putObject("action")
        .put("type", "pool")
        .put("pool", pool);
    return new Plan(things, link, Map.of("/target", "/target"));
  }

  private static Plan bioPage(RecipeBody body, ObjectNode link) {
    ObjectNode hub = link.putObject("hub").put("title", body.text("name"));
    ArrayNode entries = hub.putArray("entries");
    List<Button> buttons = body.buttons("buttons");
    Map<String, String> asked =
        new LinkedHashMap<>(Map.of("/hub/title", "/name", "/hub", "/buttons"));
    Set<String> given = new HashSet<>();
    for (int i = 0; i < buttons.size(); i++) {
      Button button = buttons.get(i);
      String key = RecipeBody.key(button.label());
      String own = key == null || !given.add(key) ? "button-" + (i + 1) : key;
      entries.addObject().put("key", own).put("label", button.label()).put("url", button.url());
      asked.put("/hub/entries/" + i, "/buttons/" + i + "/label");
      asked.put("/hub/entries/" + i + "/url", "/buttons/" + i + "/url");
    }
    return new Plan(List.of(), link, asked);
  }

  private static Plan tableMenu(RecipeBody body, Workspace workspace, ObjectNode link) {
    String day = body.url("day");
    link.put("target", body.url("evening"));
    ObjectNode rule = rules(link).addObject().put("name", "Before the evening");
    ObjectNode condition =
        rule.putArray("conditions").addObject().put("field", "time").put("operator", "between");
    condition.putArray("value").add(MORNING).add(body.time("from"));
    condition.put("timezone", workspace.timeZone());
    redirect(rule, day);
    return new Plan(
        List.of(),
        link,
        Map.of("/target", "/evening", "/rules/0/action", "/day", "/rules/0/conditions", "/from"));
  }

  private static Plan twoPages(RecipeBody body, ObjectNode link) {
    String first = body.url("a");
    String second = body.url("b");
    link.put("target", first);
    ArrayNode variants = link.putArray("ab_variants");
    variants.addObject().put("name", "A").put("url", first).put("weight", 50);
    variants.addObject().put("name", "B").put("url", second).put("weight", 50);
    return new Plan(
        List.of(), link, Map.of("/target", "/a", "/ab_variants/0", "/a", "/ab_variants/1", "/b"));
  }

  private static ObjectNode chat(String key, String name, String number) {
    return object()
        .put("key", key)
        .put("name", name)
        .put("kind", "whatsapp")
        .put("address", number);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ArrayNode rules(ObjectNode link) {
    return link.withArray("rules");
  }

  private static ObjectNode rule(
      ObjectNode link, String name, String field, String operator, String value) {
    ObjectNode rule = rules(link).addObject().put("name", name);
    rule.putArray("conditions")
        .addObject()
        .put("field", field)
        .put("operator", operator)
        .put("value", value);
    return rule;
  }

  private static void redirect(ObjectNode rule, String url) {
    rule.putObject("action").put("type", "redirect").put("url", url);
  }
}
