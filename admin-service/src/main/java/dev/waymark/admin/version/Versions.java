package dev.waymark.admin.version;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.StoredJson;
import dev.waymark.rule.Names;
import dev.waymark.service.input.MergePatch;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.page.Order;
import dev.waymark.service.page.Page;
import dev.waymark.service.page.PageRequest;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import dev.waymark.word.Language;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads versions. Of what was not changed since there are versions, there is the one in force.
@Singleton
public class Versions {
  private static final Order<VersionEntity> NEWEST_FIRST =
      new Order<>(
          "-version",
          "number",
          true,
          entity -> Long.toString(entity.number),
          entity -> entity.id,
          Versions::number);

  /// How many characters the documents of a page may have together.
  private static final long MOST_OF_A_PAGE = 1024 * 1024;

  private final EntityManager database;

  Versions(EntityManager database) {
    this.database = database;
  }

  private static Object number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new DateTimeException("A number is needed", e);
    }
  }

  /// A page of versions, the newest first.
  ///
  /// @param current the version in force
  /// @param names for sentences
  @Transactional
  public VersionList page(Subject subject, Version current, PageRequest request, Names names) {
    Cursor cursor = request.cursor(NEWEST_FIRST.name());
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("subject", subject.id());
    String query =
        "from VersionEntity where subject = :subject" + NEWEST_FIRST.after(cursor, parameters);
    Page<VersionEntity> page;
    try (Stream<VersionEntity> rows = rows(query, parameters, request.limit() + 1)) {
      page =
          Page.cut(
              rows.iterator(),
              request.limit(),
              MOST_OF_A_PAGE,
              entity -> entity.document.length(),
              NEWEST_FIRST::cursor);
    }
    if (page.entries().isEmpty() && cursor == null) {
      return new VersionList(List.of(unknown(current)), null);
    }
    Function<String, VersionView.ByView> by = authors(page.entries(), names.language());
    var views = new ArrayList<VersionView>();
    for (int i = 0; i < page.entries().size(); i++) {
      VersionEntity entity = page.entries().get(i);
      VersionEntity former =
          i + 1 < page.entries().size() ? page.entries().get(i + 1) : before(entity);
      views.add(
          view(
              entity,
              by,
              Changes.of(former == null ? null : document(former), document(entity), names),
              null,
              null));
    }
    return new VersionList(views, page.next());
  }

  /// One version, all of it.
  ///
  /// @param compare the number of the one to compare it with; null for the one before
  /// @throws ProblemException when there is none of this number, or none to compare it with
  @Transactional
  public VersionView get(
      Subject subject, Version current, long number, @Nullable Long compare, Names names) {
    VersionEntity entity = find(subject, number);
    if (entity == null) {
      if (number == current.number() && compare == null) {
        return unknown(current).with(current.document(), null);
      }
      throw missing();
    }
    VersionEntity other;
    if (compare == null) {
      other = before(entity);
    } else {
      other = find(subject, compare);
      if (other == null) {
        throw missing();
      }
    }
    ObjectNode before = other == null ? null : document(other);
    ObjectNode document = document(entity);
    return view(
        entity,
        authors(List.of(entity), names.language()),
        Changes.of(before, document, names),
        document,
        before == null ? null : MergePatch.between(before, document));
  }

  /// The version that was in force at a moment; null when it is no longer kept.
  ///
  /// @param rulesVersion of a link: which version of its rules is meant; null for the one of then
  @Transactional
  public @Nullable VersionView inForce(
      Subject subject, Version current, @Nullable Long rulesVersion, Instant at, Names names) {
    VersionEntity entity = inForce(subject, rulesVersion, at);
    if (entity == null) {
      return rulesVersion == null || rulesVersion.equals(current.rulesVersion())
          ? unknown(current).with(current.document(), null)
          : null;
    }
    VersionEntity other = before(entity);
    return view(
        entity,
        authors(List.of(entity), names.language()),
        Changes.of(other == null ? null : document(other), document(entity), names),
        document(entity),
        null);
  }

  /// What was written of something at a moment; null where nothing is kept.
  @Transactional
  public @Nullable ObjectNode asOf(Subject subject, Instant at) {
    VersionEntity entity = inForce(subject, null, at);
    return entity == null ? null : document(entity);
  }

  /// The last that was written by then, or else the first that is kept: what is published may be a
  /// moment behind, and clocks apart.
  private @Nullable VersionEntity inForce(
      Subject subject, @Nullable Long rulesVersion, Instant at) {
    String which =
        "from VersionEntity where subject = :subject"
            + (rulesVersion == null ? "" : " and rulesVersion = :rules");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("subject", subject.id());
    if (rulesVersion != null) {
      parameters.put("rules", rulesVersion);
    }
    try (Stream<VersionEntity> first = rows(which + " order by number", parameters, 1)) {
      VersionEntity oldest = first.findFirst().orElse(null);
      if (oldest == null || oldest.at.isAfter(at)) {
        return oldest;
      }
    }
    parameters.put("at", at);
    try (Stream<VersionEntity> last =
        rows(which + " and at <= :at order by number desc", parameters, 1)) {
      return last.findFirst().orElse(null);
    }
  }

  /// What was written in a version.
  ///
  /// @throws ProblemException when there is none of this number
  @Transactional
  public ObjectNode document(Subject subject, Version current, long number) {
    VersionEntity entity = find(subject, number);
    if (entity != null) {
      return document(entity);
    }
    if (number == current.number()) {
      return current.document();
    }
    throw missing();
  }

  private static VersionView unknown(Version current) {
    return new VersionView(
        current.number(), current.rulesVersion(), current.at(), null, List.of(), null, null);
  }

  private static VersionView view(
      VersionEntity entity,
      Function<String, VersionView.ByView> by,
      List<String> changes,
      @Nullable ObjectNode document,
      @Nullable ObjectNode patch) {
    return new VersionView(
        entity.number,
        entity.rulesVersion,
        entity.at,
        entity.caller == null ? null : by.apply(entity.caller),
        changes,
        document,
        patch);
  }

  /// What to call those who wrote some versions.
  private Function<String, VersionView.ByView> authors(
      List<VersionEntity> entities, Language language) {
    List<String> ids =
        entities.stream()
            .map(entity -> entity.caller)
            .filter(caller -> caller != null)
            .distinct()
            .toList();
    Map<String, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      for (Object row :
          database
              .createNativeQuery(
                  "select id, name from admin.api_key where id in :ids"
                      + " union all select id, name from admin.person where id in :ids")
              .setParameter("ids", ids)
              .getResultList()) {
        if (row instanceof Object[] columns && columns[1] != null) {
          names.put(columns[0].toString(), columns[1].toString());
        }
      }
    }
    return id -> {
      if (id.equals("operator")) {
        return new VersionView.ByView("operator", language.say("the operator", "el operador"));
      }
      return id.startsWith("per_")
          ? new VersionView.ByView(
              "person",
              names.getOrDefault(
                  id, language.say("somebody who has left", "alguien que ya no está")))
          : new VersionView.ByView(
              "key",
              names.getOrDefault(id, language.say("a key without a name", "una clave sin nombre")));
    };
  }

  private @Nullable VersionEntity find(Subject subject, long number) {
    return database.find(VersionEntity.class, subject.id() + '@' + number);
  }

  private @Nullable VersionEntity before(VersionEntity entity) {
    try (Stream<VersionEntity> rows =
        rows(
            "from VersionEntity where subject = :subject and number < :number order by number desc",
            Map.of("subject", entity.subject, "number", entity.number),
            1)) {
      return rows.findFirst().orElse(null);
    }
  }

  private Stream<VersionEntity> rows(String query, Map<String, Object> parameters, int limit) {
    var typed = database.createQuery(query, VersionEntity.class).setMaxResults(limit);
    parameters.forEach(typed::setParameter);
    return typed.getResultStream();
  }

  private static ObjectNode document(VersionEntity entity) {
    return StoredJson.parse(entity.document) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }

  private static ProblemException missing() {
    return new ProblemException(
        ProblemType.NOT_FOUND, "There is no such version, or it is no longer kept.");
  }
}
