package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.link.OpenGraph;
import dev.waymark.link.UtmParams;
import dev.waymark.plan.Plan;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.service.input.MergePatch;
import dev.waymark.word.Language;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What people write of a link, but for its password, read and checked: what each field means, and
/// the document that is kept of it. A new link is read from the request, a changed one from what is
/// there with the patch applied: there is one reader, so both obey the same rules.
final class LinkDraft {
  private final Map<LinkField<?>, @Nullable Object> values;
  private final ObjectNode written;

  private LinkDraft(Map<LinkField<?>, @Nullable Object> values, ObjectNode written) {
    this.values = values;
    this.written = written;
  }

  /// Reads a draft; not to be used when faults were noted.
  ///
  /// @param stored what was there before: what is still the same was not written by this request
  /// @param defaultDomain its name, for those who write it
  /// @param faults of what the request writes
  /// @param unreadable faults of what is stored
  static LinkDraft read(
      ObjectNode json, ObjectNode stored, String defaultDomain, Faults faults, Faults unreadable) {
    var members = new Members(json, "", faults);
    var kept = new Members(json, "", unreadable);
    // Read by PasswordChange.
    members.raw("password");
    Map<LinkField<?>, @Nullable Object> values = new HashMap<>();
    for (LinkField<?> field : LinkField.all()) {
      JsonNode before = stored.get(field.key());
      boolean isStored = before != null && before.equals(members.raw(field.key()));
      values.put(
          field,
          isStored
              ? field.readStored(kept, unreadable)
              : readWritten(field, members, before, faults));
    }
    ObjectNode later = ofALaterRelease(stored);
    later.fieldNames().forEachRemaining(members::raw);
    members.end();
    if (defaultDomain.equals(values.get(LinkField.DOMAIN))) {
      values.put(LinkField.DOMAIN, null);
    }
    var draft = new LinkDraft(values, written(values).setAll(later));
    Instant startsAt = draft.get(LinkField.STARTS_AT);
    Instant expiresAt = draft.get(LinkField.EXPIRES_AT);
    if (startsAt != null && expiresAt != null && !startsAt.isBefore(expiresAt)) {
      faults.add("/expires_at", "A link expires after it starts.");
    }
    return draft;
  }

  private static <T extends @Nullable Object> T readWritten(
      LinkField<T> field, Members members, @Nullable JsonNode before, Faults faults) {
    int found = faults.count();
    T value = field.read(members, faults);
    if (faults.count() == found) {
      field.refuse(value, before, faults);
    }
    return value;
  }

  /// Reads what is stored.
  static LinkDraft stored(ObjectNode written, Faults unreadable) {
    return read(written, written, "", unreadable, unreadable);
  }

  /// Reads only what a plan can pause of what is stored: answers say of it that it is, and why.
  static LinkDraft planned(ObjectNode written, Faults unreadable) {
    var members = new Members(written, "", unreadable);
    Map<LinkField<?>, @Nullable Object> values = new HashMap<>();
    for (LinkField<?> field : LinkField.all()) {
      if (field.planCheck() != null) {
        values.put(field, field.readStored(members, unreadable));
      }
    }
    return new LinkDraft(values, written);
  }

  /// What a later release, which was here before, has kept of fields that only it knows. It stays
  /// as it is.
  private static ObjectNode ofALaterRelease(ObjectNode stored) {
    ObjectNode later = stored.deepCopy();
    return later.remove(LinkField.all().stream().map(LinkField::key).toList());
  }

  private static ObjectNode written(Map<LinkField<?>, @Nullable Object> values) {
    var written = JsonNodeFactory.instance.objectNode();
    for (LinkField<?> field : LinkField.all()) {
      write(field, values, written);
    }
    return written;
  }

  private static <T extends @Nullable Object> void write(
      LinkField<T> field, Map<LinkField<?>, @Nullable Object> values, ObjectNode written) {
    JsonNode json = field.written(value(field, values));
    if (json != null) {
      written.set(field.key(), json);
    }
  }

  // Put in by read and with alone, for this very field.
  @SuppressWarnings({"unchecked", "NullAway"})
  private static <T extends @Nullable Object> T value(
      LinkField<T> field, Map<LinkField<?>, @Nullable Object> values) {
    return (T) values.get(field);
  }

  /// What a field means.
  <T extends @Nullable Object> T get(LinkField<T> field) {
    return value(field, values);
  }

  /// The same with another value of a field.
  <T extends @Nullable Object> LinkDraft with(LinkField<T> field, T value) {
    Map<LinkField<?>, @Nullable Object> changed = new HashMap<>(values);
    changed.put(field, value);
    ObjectNode json = written.deepCopy();
    json.remove(field.key());
    write(field, changed, json);
    return new LinkDraft(changed, json);
  }

  /// The document that is kept: the fields that are set, each in its one spelling. Not to be
  /// changed.
  ObjectNode written() {
    return written;
  }

  /// Whether a field is another one than it was.
  ///
  /// @param before the document that was kept
  boolean changes(LinkField<?> field, JsonNode before) {
    return !Objects.equals(written.get(field.key()), before.get(field.key()));
  }

  /// When the link answers.
  Lifecycle lifecycle() {
    return new Lifecycle(
        get(LinkField.ACTIVE),
        get(LinkField.STARTS_AT),
        get(LinkField.EXPIRES_AT),
        get(LinkField.MAX_CLICKS),
        get(LinkField.FALLBACK_URL));
  }

  /// Where its visitors go.
  ///
  /// @param rulesVersion of the rules as they are stored
  Destinations destinations(long rulesVersion) {
    return new Destinations(
        get(LinkField.TARGET),
        get(LinkField.RULES),
        rulesVersion,
        get(LinkField.ROUTING_RULES),
        get(LinkField.AB_VARIANTS),
        get(LinkField.HUB),
        get(LinkField.FALLBACK_CHANNEL),
        get(LinkField.SEQUENCE));
  }

  /// What is done to a destination.
  ///
  /// @param defaults of the workspace
  Finish finish(UtmParams defaults) {
    return new Finish(
        get(LinkField.UTM_PARAMS).over(defaults),
        get(LinkField.FORWARD_PARAMS),
        get(LinkField.DEEP_LINK),
        new OpenGraph(
            get(LinkField.OG_TITLE), get(LinkField.OG_DESCRIPTION), get(LinkField.OG_IMAGE)),
        get(LinkField.FORWARD_PATH));
  }

  /// What of it the plan does not allow, where it was not there before.
  ///
  /// @param rulesPointer where the rules stand in what was sent
  void checkPlan(Plan plan, JsonNode before, String rulesPointer, Faults exceeded) {
    for (LinkField<?> field : LinkField.all()) {
      if (changes(field, before)) {
        String pointer = field == LinkField.RULES ? rulesPointer : Faults.at("", field.key());
        checkPlan(field, plan, pointer, exceeded);
      }
    }
  }

  private <T extends @Nullable Object> void checkPlan(
      LinkField<T> field, Plan plan, String pointer, Faults exceeded) {
    PlanCheck<T> check = field.planCheck();
    if (check != null) {
      check.exceeded(plan, get(field), pointer, exceeded);
    }
  }

  /// Why each field that is paused is, by its key. Paused rules are not among them.
  Map<String, String> paused(Plan plan, Language language) {
    Map<String, String> paused = new TreeMap<>();
    for (LinkField<?> field : LinkField.all()) {
      String reason = reason(field, plan, language);
      if (reason != null) {
        paused.put(field.key(), reason);
      }
    }
    return paused;
  }

  private <T extends @Nullable Object> @Nullable String reason(
      LinkField<T> field, Plan plan, Language language) {
    PlanCheck<T> check = field.planCheck();
    return check == null ? null : check.paused(plan, get(field), language);
  }

  /// Whether it has anything that some plan pauses.
  boolean hasWhatPlansPause() {
    return LinkField.all().stream()
        .anyMatch(field -> field.planCheck() != null && written.has(field.key()));
  }

  /// Whether anything that some plan pauses is another than before.
  boolean changesWhatPlansPause(JsonNode before) {
    return LinkField.all().stream()
        .anyMatch(field -> field.planCheck() != null && changes(field, before));
  }

  /// What of it is in force under a plan. Only its values are to be used.
  LinkDraft inForce(Plan plan) {
    Map<LinkField<?>, @Nullable Object> inForce = new HashMap<>(values);
    for (LinkField<?> field : LinkField.all()) {
      restrict(field, plan, inForce);
    }
    return new LinkDraft(inForce, written);
  }

  private static <T extends @Nullable Object> void restrict(
      LinkField<T> field, Plan plan, Map<LinkField<?>, @Nullable Object> values) {
    PlanCheck<T> check = field.planCheck();
    if (check != null) {
      values.put(field, check.inForce(plan, value(field, values)));
    }
  }

  /// What was written of a link with a patch applied. The names in the tables of legacy routing are
  /// the same in upper and lower case, so `de` changes, or removes, what stands at `DE`.
  static ObjectNode patched(ObjectNode written, ObjectNode patch) {
    String tables = LinkField.ROUTING_RULES.key();
    ObjectNode adjusted = patch.deepCopy();
    adjusted
        .path(tables)
        .properties()
        .forEach(
            table -> {
              if (table.getValue() instanceof ObjectNode entries) {
                adjust(entries, written.path(tables).path(table.getKey()));
              }
            });
    return MergePatch.apply(written, adjusted);
  }

  private static void adjust(ObjectNode entries, JsonNode written) {
    written
        .fieldNames()
        .forEachRemaining(
            name ->
                List.copyOf(entries.properties()).stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .forEach(
                        entry -> {
                          entries.remove(entry.getKey());
                          entries.set(name, entry.getValue());
                        }));
  }
}
