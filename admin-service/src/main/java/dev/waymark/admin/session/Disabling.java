package dev.waymark.admin.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.audit.AuditAction;
import dev.waymark.admin.audit.AuditLog;
import dev.waymark.admin.person.Memberships;
import dev.waymark.admin.person.Person;
import dev.waymark.admin.person.Persons;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;

/// Letting somebody sign in no more: in no workspace, and at once, for their sessions end with it.
/// What they made stays, and so do keys that they know of. Owners of one workspace remove members
/// instead.
@Singleton
class Disabling {
  private static final String DISABLED = "disabled";

  private final Persons persons;
  private final Memberships memberships;
  private final Sessions sessions;
  private final OneTimeCodes codes;
  private final AuditLog audit;

  Disabling(
      Persons persons,
      Memberships memberships,
      Sessions sessions,
      OneTimeCodes codes,
      AuditLog audit) {
    this.persons = persons;
    this.memberships = memberships;
    this.sessions = sessions;
    this.codes = codes;
    this.audit = audit;
  }

  /// Disables somebody, or lets them in again.
  ///
  /// @param json `disabled`
  /// @throws ProblemException 404 when there is nobody with this id
  @Transactional
  Person change(String id, ObjectNode json) {
    var faults = new Faults();
    var members = new Members(json, "", faults);
    if (members.raw(DISABLED) == null) {
      faults.add(members.at(DISABLED), "'disabled' is required.");
    }
    boolean disabled = members.flag(DISABLED, false);
    members.end();
    ProblemException.throwIfAny(faults);
    if (persons.setDisabled(id, disabled)) {
      if (disabled) {
        sessions.endAll(id);
        codes.forget(OneTimeCodes.Purpose.PASSWORD, id);
        codes.forget(OneTimeCodes.Purpose.SECOND_FACTOR, id);
      }
      for (String workspace : memberships.of(id).keySet()) {
        audit.changed(
            disabled ? AuditAction.MEMBER_DISABLE : AuditAction.MEMBER_ENABLE,
            workspace,
            id,
            written(!disabled),
            written(disabled));
      }
    }
    return Objects.requireNonNull(persons.find(id), "person");
  }

  private static ObjectNode written(boolean disabled) {
    return JsonNodeFactory.instance.objectNode().put(DISABLED, disabled);
  }
}
