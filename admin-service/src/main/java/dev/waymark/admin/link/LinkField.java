package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.channel.Key;
import dev.waymark.fault.Faults;
import dev.waymark.hub.Hub;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import dev.waymark.link.AbVariants;
import dev.waymark.link.DeepLink;
import dev.waymark.link.DestinationUrl;
import dev.waymark.link.ForwardParams;
import dev.waymark.link.HostName;
import dev.waymark.link.LegacyRouting;
import dev.waymark.link.OpenGraph;
import dev.waymark.link.Sequence;
import dev.waymark.link.Slug;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Feature;
import dev.waymark.rule.RuleReader;
import dev.waymark.rule.RuleReading;
import dev.waymark.rule.RuleSet;
import dev.waymark.rule.check.ImpossibleValues;
import dev.waymark.service.input.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A member of what people write of a link, and all that is to be said of it. Reading and checking
/// it, keeping and answering it, what a plan has to do with it, what it refers to, import and
/// export, its place in the API's description and in `docs/links.md`: all of it derives from here.
/// The password alone is not among them, for it is written and never read.
///
/// @param <T> what it means; null only where that stands for what is not set
final class LinkField<T extends @Nullable Object> {
  private static final List<LinkField<?>> ALL = new ArrayList<>();

  static final int MAX_TAGS = 10;
  static final TextRule TAG = TextRule.line(50);

  static final LinkField<@Nullable String> SLUG =
      text("slug", LinkField::slug)
          .says(
              "The part after the host: 1 to 100 letters, digits and emoji of any script, `-`, `_`,"
                  + " in up to five segments joined by `/`. Upper and lower case are the same. On"
                  + " the default domain it may not look like a slug of another workspace. Generated"
                  + " when a new link names none: 8 characters that nobody can guess or misread. The"
                  + " slug of a deleted or renamed link stays out of use for a year, for printed codes"
                  + " still lead to it; that link itself may take it back.",
              "\"Summer-Sale\"")
          .add();

  static final LinkField<@Nullable String> DOMAIN =
      text("domain", LinkField::domain)
          .says("A verified domain of the workspace. Left out or null, the default one.", "null")
          .plan("Free: 1 domain, Pro: 3, Team: 10, Agency: 50")
          .add();

  static final LinkField<@Nullable String> TITLE =
      text("title", TextRule.optionalLine(200))
          .says(
              "What you call it, up to 200 characters. Visitors do not see it.", "\"Summer sale\"")
          .add();

  static final LinkField<@Nullable String> NOTE =
      text("note", TextRule.lines(2_000))
          .says("For your own reference, up to 2,000 characters.", "\"Flyers, Berlin\"")
          .add();

  static final LinkField<List<String>> TAGS =
      new Builder<List<String>>(
              "tags",
              Shape.TEXTS,
              (members, key, faults) -> members.texts(key, MAX_TAGS, TAG),
              LinkField::array,
              JsonNodeFactory.instance.arrayNode())
          .says("At most 10, each up to 50 characters.", "[\"flyer\", \"berlin\"]")
          .add();

  static final LinkField<Boolean> ACTIVE =
      new Builder<Boolean>(
              "active",
              Shape.FLAG,
              (members, key, faults) -> members.flag(key, true),
              BooleanNode::valueOf,
              BooleanNode.TRUE)
          .says(
              "When false, visitors get a 410. So they do when the operator [takes the link"
                  + " down](takedowns.md).",
              "false")
          .add();

  static final LinkField<@Nullable Instant> STARTS_AT =
      moment("starts_at")
          .says("Before it, visitors get a 404.", "\"2026-06-01T09:00:00+02:00\"")
          .add();

  static final LinkField<@Nullable Instant> EXPIRES_AT =
      moment("expires_at").says("From it on, the link is over.", "\"2026-09-01T00:00:00Z\"").add();

  static final LinkField<@Nullable Long> MAX_CLICKS =
      new Builder<@Nullable Long>(
              "max_clicks",
              Shape.COUNT,
              (members, key, faults) -> members.number(key, 1, Long.MAX_VALUE),
              LinkField::number,
              NullNode.instance)
          .says(
              "After so many human clicks, the link is over. [How clicks are counted](counting.md)"
                  + " says how exactly.",
              "500")
          .add();

  static final LinkField<@Nullable String> FALLBACK_URL =
      text(
              "fallback_url",
              (members, key, faults) ->
                  DestinationUrl.read(members.raw(key), members.at(key), faults))
          .says(
              "Where visitors go once it is over, as it stands and without UTM parameters. Without"
                  + " it they get a 410.",
              "\"https://example.com/over\"")
          .refersTo(References::urls)
          .add();

  static final LinkField<Sequence> SEQUENCE =
      structure("sequence", Sequence::read, Sequence.NONE, Sequence::toJson, NullNode.instance)
          .says(
              "2 to 50 URLs that a visitor gets one after the other, visit by visit, in the place"
                  + " of `target`. Stays on the last, or begins again with `loop`.",
              "{\"urls\": [{\"url\": \"https://example.com/1\", \"title\": \"Day one\"}, {\"url\":"
                  + " \"https://example.com/2\"}], \"loop\": true}")
          .answersWith("{\"urls\": [{\"url\": null, \"title\": null}], \"loop\": false}")
          .plan(Feature.SEQUENCE, Sequence.NONE)
          .refersTo(References::urls)
          .add();

  static final LinkField<RuleSet> RULES =
      structure(
              "rules",
              LinkField::rules,
              RuleSet.NONE,
              RuleSet::toJson,
              JsonNodeFactory.instance.arrayNode())
          .says(
              "Tried in their order; the first whose conditions all hold wins. Actions are"
                  + " `redirect`, `channel`, `pool`, `split` and `block`. `GET"
                  + " /api/condition-fields` lists every field with its operators and plan;"
                  + " [rules](rules.md) go further.",
              "[{\"name\": \"Germany\", \"conditions\": [{\"field\": \"country\", \"operator\":"
                  + " \"eq\", \"value\": \"DE\"}], \"action\": {\"type\": \"redirect\", \"url\":"
                  + " \"https://example.de/\"}}]")
          .plan("Pro: 5 rules, Team: 20, Agency: 50", new PlanCheck.OfRules())
          .refersTo(References::rules)
          .refuses(LinkField::refuseValues)
          .add();

  static final LinkField<LegacyRouting> ROUTING_RULES =
      structure(
              "routing_rules",
              (json, pointer, faults) -> LegacyRouting.read(withoutRemoved(json), pointer, faults),
              LegacyRouting.NONE,
              LegacyRouting::toJson,
              NullNode.instance)
          .says(
              "The older way, asked when no rule matched: tables by `os`, then `device`, then"
                  + " `geo`.",
              "{\"os\": {\"iOS\": \"https://example.com/ios\"}, \"geo\": {\"FR\":"
                  + " \"https://example.fr/\"}}")
          .answersWith("{\"geo\": {}, \"device\": {}, \"os\": {}}")
          .plan(Feature.LEGACY_ROUTING, LegacyRouting.NONE)
          .refersTo(References::urls)
          .add();

  static final LinkField<AbVariants> AB_VARIANTS =
      structure(
              "ab_variants",
              AbVariants::read,
              AbVariants.NONE,
              AbVariants::toJson,
              JsonNodeFactory.instance.arrayNode())
          .says(
              "2 to 4 variants whose weights add up to 100. A visitor who comes back gets the same"
                  + " one.",
              "[{\"name\": \"A\", \"url\": \"https://example.com/a\", \"weight\": 30}, {\"name\":"
                  + " \"B\", \"url\": \"https://example.com/b\", \"weight\": 70}]")
          .answersWith("[{\"name\": null, \"url\": null, \"weight\": null}]")
          .plan(Feature.AB_VARIANTS, AbVariants.NONE)
          .refersTo(References::urls)
          .add();

  static final LinkField<@Nullable Hub> HUB =
      LinkField.<@Nullable Hub>structure(
              "hub",
              Hub::read,
              null,
              hub -> Objects.requireNonNull(hub).toJson(),
              NullNode.instance)
          .says(
              "A page in the place of `target` that lets visitors choose: 1 to 50 entries, each to"
                  + " a `channel`, to another `link` of the workspace or to a `url`, and each only"
                  + " for those for whom its `conditions` hold.",
              "{\"title\": \"Our shop\", \"entries\": [{\"key\": \"chat\", \"label\": \"Chat with"
                  + " us\", \"channel\": \"es-sales\"}, {\"key\": \"shop\", \"label\": \"Shop\","
                  + " \"url\": \"https://example.com/\"}]}")
          .plan("Free; conditions need the plan of their field", new PlanCheck.OfHub())
          .refersTo(References::hub)
          .refuses(LinkField::refuseValues)
          .add();

  static final LinkField<@Nullable String> FALLBACK_CHANNEL =
      text("fallback_channel", LinkField::key)
          .says(
              "A channel that goes before `target`. While it is passive, the first active channel"
                  + " along its fallbacks takes its place.",
              "\"es-sales\"")
          .refersTo(References::channel)
          .add();

  static final LinkField<@Nullable String> TARGET =
      text("target", LinkField::target)
          .says(
              "Everybody else: http or https, at most 8,192 characters. Null only where there is a"
                  + " fallback channel or a hub.",
              "\"https://example.com/summer-sale\"")
          .refersTo(References::urls)
          .add();

  static final LinkField<UtmParams> UTM_PARAMS =
      structure(
              "utm_params",
              UtmParams::read,
              UtmParams.NONE,
              UtmParams::toJson,
              JsonNodeFactory.instance.objectNode())
          .says(
              "Added to the URL, unless it has them. A null takes the workspace's default, an empty"
                  + " text suppresses it.",
              "{\"source\": \"flyer\", \"medium\": \"print\", \"campaign\": \"summer\", \"term\":"
                  + " null, \"content\": \"\"}")
          .answersWith(
              "{\"source\": null, \"medium\": null, \"campaign\": null, \"term\": null,"
                  + " \"content\": null}")
          .add();

  static final LinkField<ForwardParams> FORWARD_PARAMS =
      new Builder<ForwardParams>(
              "forward_params",
              Shape.TEXTS,
              (members, key, faults) ->
                  ForwardParams.read(members.raw(key), members.at(key), faults),
              ForwardParams::toJson,
              JsonNodeFactory.instance.arrayNode())
          .stored(
              (members, key, faults) ->
                  ForwardParams.readStored(members.raw(key), members.at(key), faults))
          .says(
              "Names of at most 20 parameters of the visitor's own query that are passed on;"
                  + " `utm_*` stands for all that begin so, `*` for all. Those of the destination"
                  + " win.",
              "[\"gclid\", \"ref\"]")
          .add();

  static final LinkField<Boolean> FORWARD_PATH =
      new Builder<Boolean>(
              "forward_path",
              Shape.FLAG,
              LinkField::forwardPath,
              BooleanNode::valueOf,
              BooleanNode.FALSE)
          .stored((members, key, faults) -> members.flag(key, false))
          .says(
              "When true, the path behind the slug is appended to that of `target`: `/docs/linux`"
                  + " leads to `target` with `/linux`. Slugs that are there themselves go first.",
              "true")
          .add();

  static final LinkField<DeepLink> DEEP_LINK =
      structure("deep_link", DeepLink::read, DeepLink.NONE, DeepLink::toJson, NullNode.instance)
          .says(
              "Takes visitors on phones into an app. With `interstitial`, a small page tries the"
                  + " app first and then leads to the store or the web. With a store's URL alone,"
                  + " phones of its system go to the store.",
              "{\"ios_app_url\": \"https://example.com/app/sale\", \"ios_store_url\":"
                  + " \"https://apps.apple.com/app/id1\", \"android_app_url\": \"example://sale\","
                  + " \"android_store_url\":"
                  + " \"https://play.google.com/store/apps/details?id=com.example\","
                  + " \"interstitial\": true}")
          .answersWith(
              "{\"ios_app_url\": null, \"ios_store_url\": null, \"android_app_url\": null,"
                  + " \"android_store_url\": null, \"interstitial\": false}")
          .refersTo(References::urls)
          .refuses(LinkField::refuseIdle)
          .add();

  static final LinkField<@Nullable String> OG_TITLE =
      text("og_title", OpenGraph.TITLE)
          .says(
              "What messengers and social networks show in the place of what the destination says"
                  + " of itself. Up to 200 characters.",
              "\"Summer sale\"")
          .add();

  static final LinkField<@Nullable String> OG_DESCRIPTION =
      text("og_description", OpenGraph.DESCRIPTION)
          .says("The same, up to 1,000 characters.", "\"Everything at half price.\"")
          .add();

  static final LinkField<@Nullable String> OG_IMAGE =
      text(
              "og_image",
              (members, key, faults) ->
                  DestinationUrl.read(members.raw(key), members.at(key), faults))
          .says("The URL of its picture.", "\"https://example.com/sale.png\"")
          .add();

  static final LinkField<List<LinkTest>> TESTS =
      structure(
              "tests",
              LinkTest::readAll,
              List.of(),
              LinkTest::toJson,
              JsonNodeFactory.instance.arrayNode())
          .says(
              "At most 50 made-up visitors, as `simulate` takes them, and what each is expected to"
                  + " get: `destination`, `rule`, `channel`, `outcome`. They are run on every save:"
                  + " a change with which one fails that passed before is a 409, unless it is sent"
                  + " with `?accept_failing_tests=true`.",
              "[{\"name\": \"Germans\", \"visitor\": {\"country\": \"DE\"}, \"expect\":"
                  + " {\"outcome\": \"redirect\"}}]")
          .add();

  /// Reads a field; what it answers after a fault is not to be used.
  @FunctionalInterface
  interface Reader<T extends @Nullable Object> {
    T read(Members members, String key, Faults faults);
  }

  /// Reads the value of a field that has a structure of its own; null stands for what is not set.
  @FunctionalInterface
  interface StructureReader<T extends @Nullable Object> {
    T read(@Nullable JsonNode json, String pointer, Faults faults);
  }

  /// Adds what a value refers to.
  @FunctionalInterface
  interface Refers {
    void addTo(References references, JsonNode value, String pointer);
  }

  /// Notes what can be read but is refused of what a request writes or changes. What is stored is
  /// served as before: a release that refuses more than the one before takes nothing from anybody.
  @FunctionalInterface
  interface Refusal<T extends @Nullable Object> {
    /// Notes it.
    ///
    /// @param before what was stored of the field; null when nothing was
    void note(T value, @Nullable JsonNode before, String pointer, Faults faults);
  }

  /// What kind of JSON it is.
  enum Shape {
    TEXT,
    FLAG,
    COUNT,
    MOMENT,
    TEXTS,
    /// A structure, which {@link LinkBody} describes.
    STRUCTURE
  }

  private final Builder<T> facts;

  private LinkField(Builder<T> facts) {
    this.facts = facts;
  }

  /// All fields, in the order in which they are read.
  static List<LinkField<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  /// The member's name: `og_title`.
  String key() {
    return facts.key;
  }

  /// What it does, in Markdown.
  String description() {
    return facts.description;
  }

  /// A value in JSON.
  String example() {
    return facts.example;
  }

  /// The smallest plan that may save it, in a few words.
  String planWords() {
    return facts.planWords;
  }

  /// What kind of JSON it is.
  Shape shape() {
    return facts.shape;
  }

  /// Whether white space at its ends is a part of it, as in a title that somebody wrote.
  boolean isProse() {
    return facts.isProse;
  }

  /// What stands for it where it is not set.
  JsonNode unset() {
    return facts.unset;
  }

  /// What a plan has to do with it; null when every plan brings all of it.
  @Nullable PlanCheck<T> planCheck() {
    return facts.planCheck;
  }

  /// Reads it, when it is set or has to be.
  T read(Members members, Faults faults) {
    return facts.reader.read(members, facts.key, faults);
  }

  /// Reads it from what is stored, of which it refuses only what has no meaning.
  T readStored(Members members, Faults faults) {
    return facts.storedReader.read(members, facts.key, faults);
  }

  /// Notes what is refused of a value that a request writes.
  ///
  /// @param before what was stored of it; null when nothing was
  void refuse(T value, @Nullable JsonNode before, Faults faults) {
    facts.refusal.note(value, before, Faults.at("", facts.key), faults);
  }

  /// What is kept of a value, with URLs and times in their one spelling; null when that is nothing.
  @Nullable JsonNode written(T value) {
    JsonNode json = facts.writer.apply(value);
    return json == null || json.equals(facts.unset) ? null : json;
  }

  /// What is answered of it.
  ///
  /// @param written as it is kept; null when it is not set
  JsonNode answered(@Nullable JsonNode written) {
    JsonNode value = written == null ? facts.unset : written;
    return facts.whole == null ? value : completed(value, facts.whole);
  }

  /// Adds what it refers to.
  ///
  /// @param link as it is written, or whatever was sent for one
  void refer(JsonNode link, References references) {
    facts.refers.addTo(references, link.path(facts.key), Faults.at("", facts.key));
  }

  /// Puts in what a value leaves out.
  ///
  /// @param whole an object with all members; an array with what is to be in each element
  private static JsonNode completed(JsonNode value, JsonNode whole) {
    if (value instanceof ObjectNode object && whole instanceof ObjectNode) {
      ObjectNode completed = whole.deepCopy();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        JsonNode inner = whole.get(member.getKey());
        completed.set(
            member.getKey(),
            inner == null ? member.getValue() : completed(member.getValue(), inner));
      }
      return completed;
    }
    if (value instanceof ArrayNode array && whole instanceof ArrayNode element) {
      ArrayNode completed = JsonNodeFactory.instance.arrayNode();
      array.forEach(each -> completed.add(completed(each, element.get(0))));
      return completed;
    }
    return value;
  }

  private static Builder<@Nullable String> text(String key, Reader<@Nullable String> reader) {
    return new Builder<@Nullable String>(
        key, Shape.TEXT, reader, LinkField::textNode, NullNode.instance);
  }

  private static Builder<@Nullable String> text(String key, TextRule rule) {
    return text(key, (members, name, faults) -> members.text(name, rule)).prose();
  }

  private static Builder<@Nullable Instant> moment(String key) {
    return new Builder<@Nullable Instant>(
        key,
        Shape.MOMENT,
        Moments::read,
        moment -> moment == null ? null : TextNode.valueOf(Moments.text(moment)),
        NullNode.instance);
  }

  private static <T extends @Nullable Object> Builder<T> structure(
      String key, StructureReader<T> reader, T none, Function<T, JsonNode> writer, JsonNode unset) {
    return new Builder<>(
        key,
        Shape.STRUCTURE,
        (members, name, faults) -> reader.read(members.raw(name), members.at(name), faults),
        value -> Objects.equals(value, none) ? null : writer.apply(value),
        unset);
  }

  private static @Nullable JsonNode textNode(@Nullable String text) {
    return text == null ? null : TextNode.valueOf(text);
  }

  /// As it comes back out of the database.
  private static @Nullable JsonNode number(@Nullable Long number) {
    if (number == null) {
      return null;
    }
    return number.intValue() == number
        ? IntNode.valueOf(number.intValue())
        : LongNode.valueOf(number);
  }

  private static JsonNode array(List<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static @Nullable String slug(Members members, String key, Faults faults) {
    JsonNode json = members.raw(key);
    if (json == null) {
      return null;
    }
    String fault = json.isTextual() ? Slug.fault(json.textValue()) : "A slug is a text.";
    if (fault != null) {
      faults.add(members.at(key), fault);
    }
    return json.textValue();
  }

  private static void refuseIdle(
      DeepLink deepLink, @Nullable JsonNode before, String pointer, Faults faults) {
    String idle = deepLink.idle();
    if (idle != null) {
      faults.add(Faults.at(pointer, "interstitial"), idle);
    }
  }

  private static boolean forwardPath(Members members, String key, Faults faults) {
    boolean forwards = members.flag(key, false);
    if (forwards && members.raw("target") == null) {
      faults.add(
          members.at(key), "A path is forwarded to the 'target', which this link does not have.");
    }
    return forwards;
  }

  private static @Nullable String domain(Members members, String key, Faults faults) {
    String domain = members.text(key, TextRule.line(253));
    return domain == null ? null : HostName.comparable(domain);
  }

  private static @Nullable String key(Members members, String name, Faults faults) {
    String key = members.text(name, TextRule.line(Key.MAX_LENGTH));
    String fault = key == null ? null : Key.fault(key);
    if (fault != null) {
      faults.add(members.at(name), fault);
    }
    return key;
  }

  private static @Nullable String target(Members members, String key, Faults faults) {
    boolean needed = members.raw("fallback_channel") == null && members.raw("hub") == null;
    return needed
        ? DestinationUrl.readRequired(members.raw(key), members.at(key), faults)
        : DestinationUrl.read(members.raw(key), members.at(key), faults);
  }

  /// Reads rules.
  ///
  /// @param json null stands for no rules
  static RuleSet rules(@Nullable JsonNode json, String pointer, Faults faults) {
    if (json == null) {
      return RuleSet.NONE;
    }
    return switch (RuleReader.read(json, pointer)) {
      case RuleReading.Accepted accepted -> accepted.rules();
      case RuleReading.Rejected rejected -> {
        faults.addAll(rejected.faults());
        yield RuleSet.NONE;
      }
    };
  }

  /// Notes the values of conditions that no visitor has, unless the condition was there before.
  ///
  /// @param before the stored array; null when there was none
  static void refuseValues(
      RuleSet rules, @Nullable JsonNode before, String pointer, Faults faults) {
    Set<JsonNode> kept = conditionsIn(before);
    for (int i = 0; i < rules.rules().size(); i++) {
      ImpossibleValues.note(rules.rules().get(i).when(), conditionsAt(pointer, i), kept, faults);
    }
  }

  private static void refuseValues(
      @Nullable Hub hub, @Nullable JsonNode before, String pointer, Faults faults) {
    if (hub == null) {
      return;
    }
    Set<JsonNode> kept = conditionsIn(before == null ? null : before.get("entries"));
    String entries = Faults.at(pointer, "entries");
    for (int i = 0; i < hub.entries().size(); i++) {
      ImpossibleValues.note(hub.entries().get(i).when(), conditionsAt(entries, i), kept, faults);
    }
  }

  private static String conditionsAt(String pointer, int place) {
    return Faults.at(Faults.at(pointer, place), "conditions");
  }

  private static Set<JsonNode> conditionsIn(@Nullable JsonNode array) {
    Set<JsonNode> conditions = new HashSet<>();
    if (array != null) {
      for (JsonNode element : array) {
        for (JsonNode condition : element.path("conditions")) {
          conditions.add(condition);
          condition.path("any").forEach(conditions::add);
        }
      }
    }
    return conditions;
  }

  /// The tables of legacy routing without the entries that a patch removed: their names are for
  /// people to choose, so a null among them is no misspelt member.
  private static @Nullable JsonNode withoutRemoved(@Nullable JsonNode routing) {
    if (routing == null) {
      return null;
    }
    JsonNode kept = routing.deepCopy();
    for (JsonNode table : kept) {
      if (table instanceof ObjectNode entries) {
        entries.properties().removeIf(entry -> entry.getValue().isNull());
      }
    }
    return kept;
  }

  /// The facts of a field, one after the other.
  private static final class Builder<T extends @Nullable Object> {
    private final String key;
    private final Shape shape;
    private final Reader<T> reader;
    private Reader<T> storedReader;
    private final Function<T, @Nullable JsonNode> writer;
    private final JsonNode unset;
    private boolean isProse;
    private String description = "";
    private String example = "null";
    private @Nullable JsonNode whole;
    private String planWords = "Free";
    private @Nullable PlanCheck<T> planCheck;
    private Refers refers = (references, value, pointer) -> {};
    private Refusal<T> refusal = (value, before, pointer, faults) -> {};

    Builder(
        String key,
        Shape shape,
        Reader<T> reader,
        Function<T, @Nullable JsonNode> writer,
        JsonNode unset) {
      this.key = key;
      this.shape = shape;
      this.reader = reader;
      this.storedReader = reader;
      this.writer = writer;
      this.unset = unset;
    }

    /// How what is stored is read, where a release has begun to refuse what the one before took.
    Builder<T> stored(Reader<T> lenient) {
      storedReader = lenient;
      return this;
    }

    /// It is what people write for people.
    Builder<T> prose() {
      isProse = true;
      return this;
    }

    /// What it does, and a value in JSON.
    Builder<T> says(String does, String value) {
      description = does;
      example = value;
      return this;
    }

    /// What an answer has where what is written leaves it out.
    Builder<T> answersWith(String json) {
      whole = StoredJson.parse(json);
      return this;
    }

    Builder<T> plan(String words) {
      planWords = words;
      return this;
    }

    Builder<T> plan(String words, PlanCheck<T> check) {
      planCheck = check;
      return plan(words);
    }

    Builder<T> plan(Feature feature, T none) {
      return plan(feature.plan().displayName(), new PlanCheck.OfFeature<>(feature, none));
    }

    Builder<T> refersTo(Refers what) {
      refers = what;
      return this;
    }

    Builder<T> refuses(Refusal<T> what) {
      refusal = what;
      return this;
    }

    LinkField<T> add() {
      var field = new LinkField<>(this);
      ALL.add(field);
      return field;
    }
  }
}
