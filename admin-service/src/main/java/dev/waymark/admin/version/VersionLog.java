package dev.waymark.admin.version;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.service.access.CurrentCaller;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Writes down versions, in the transaction of the change, so that there is neither without the
/// other.
@Singleton
public class VersionLog {
  private static final String DROP_BEYOND =
      """
      delete from admin.resource_version where subject = :subject and number <= (
        select number from admin.resource_version where subject = :subject
        order by number desc offset :most limit 1)
      """;

  private final EntityManager database;
  private final CurrentCaller caller;
  private final VersionSettings settings;

  VersionLog(EntityManager database, CurrentCaller caller, VersionSettings settings) {
    this.database = database;
    this.caller = caller;
    this.settings = settings;
  }

  /// Writes down the first version.
  @Transactional(Transactional.TxType.MANDATORY)
  public void created(Subject subject, Version version) {
    add(subject, version, caller.get().id());
  }

  /// Writes down a change.
  ///
  /// @param before what was there; it is written down too where nothing is yet, for whoever wrote
  ///   it did so before there were versions
  @Transactional(Transactional.TxType.MANDATORY)
  public void changed(Subject subject, Version before, Version after) {
    if (isNew(subject)) {
      add(subject, before, null);
    }
    add(subject, after, caller.get().id());
    database
        .createNativeQuery(DROP_BEYOND)
        .setParameter("subject", subject.id())
        .setParameter("most", Math.max(1, settings.most()))
        .executeUpdate();
  }

  /// Forgets the versions of what is gone.
  ///
  /// @param subjects their ids
  @Transactional(Transactional.TxType.MANDATORY)
  public void deleted(Collection<String> subjects) {
    database
        .createQuery("delete from VersionEntity where subject in :subjects")
        .setParameter("subjects", subjects)
        .executeUpdate();
  }

  private boolean isNew(Subject subject) {
    return database
        .createQuery("select 1 from VersionEntity where subject = :subject", Integer.class)
        .setParameter("subject", subject.id())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private void add(Subject subject, Version version, @Nullable String by) {
    ObjectNode document = version.document();
    var entity = new VersionEntity();
    entity.id = subject.id() + '@' + version.number();
    entity.workspaceId = subject.workspace();
    entity.subject = subject.id();
    entity.number = version.number();
    entity.rulesVersion = version.rulesVersion();
    entity.at = version.at();
    entity.caller = by;
    entity.document = document.toString();
    database.persist(entity);
  }
}
