package dev.waymark.admin.person;

import dev.waymark.admin.workspace.WorkspaceFounder;
import dev.waymark.service.access.Caller;
import dev.waymark.service.access.Role;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is what in which workspace. Whoever changes it holds the workspace exclusively, so that two
/// changes at once never leave it without an owner.
@Singleton
public class Memberships implements WorkspaceFounder {
  /// How many members a workspace has at most.
  public static final int MOST_IN_WORKSPACE = 200;

  private final MembershipRepository repository;
  private final EntityManager database;
  private final InstantSource clock;

  Memberships(MembershipRepository repository, EntityManager database, InstantSource clock) {
    this.repository = repository;
    this.database = database;
    this.clock = clock;
  }

  /// A member of a workspace.
  ///
  /// @param since when they became one
  public record Member(Person person, Role role, Instant since) {}

  /// Whoever makes a workspace is its owner.
  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void founded(String workspace, Caller.Person founder) {
    add(founder.personId(), workspace, Role.OWNER);
  }

  /// Makes somebody a member, who is none yet.
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(String person, String workspace, Role role) {
    var entity = new MembershipEntity();
    entity.personId = person;
    entity.workspaceId = workspace;
    entity.role = role.key();
    entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    repository.persistAndFlush(entity);
  }

  /// What somebody is in a workspace; null when they are no member.
  @Transactional
  public @Nullable Role role(String person, String workspace) {
    MembershipEntity entity = repository.findById(new MembershipEntity.Key(person, workspace));
    return entity == null ? null : role(entity.role);
  }

  /// What somebody is, by the id of each of their workspaces.
  @Transactional
  public Map<String, Role> of(String person) {
    Map<String, Role> roles = new HashMap<>();
    repository.ofPerson(person).forEach(entity -> roles.put(entity.workspaceId, role(entity.role)));
    return roles;
  }

  /// The members of a workspace, the first one first.
  @Transactional
  public List<Member> in(String workspace) {
    return database
        .createQuery(
            """
            select p, m.role, m.createdAt from MembershipEntity m, PersonEntity p
            where m.workspaceId = :workspace and p.id = m.personId
            order by m.createdAt, m.personId
            """,
            Object[].class)
        .setParameter("workspace", workspace)
        .setMaxResults(MOST_IN_WORKSPACE)
        .getResultStream()
        .map(
            row ->
                new Member(
                    Persons.person((PersonEntity) row[0]), role((String) row[1]), (Instant) row[2]))
        .toList();
  }

  /// How many members a workspace has.
  @Transactional(Transactional.TxType.MANDATORY)
  public long countIn(String workspace) {
    return repository.count("workspaceId", workspace);
  }

  /// How many of its members are owners.
  @Transactional(Transactional.TxType.MANDATORY)
  public long ownersOf(String workspace) {
    return repository.count("workspaceId = ?1 and role = ?2", workspace, Role.OWNER.key());
  }

  /// Gives a member another role.
  @Transactional(Transactional.TxType.MANDATORY)
  public void setRole(String person, String workspace, Role role) {
    MembershipEntity entity = repository.findById(new MembershipEntity.Key(person, workspace));
    Objects.requireNonNull(entity, "membership").role = role.key();
  }

  /// Makes a member none.
  @Transactional(Transactional.TxType.MANDATORY)
  public void remove(String person, String workspace) {
    repository.deleteById(new MembershipEntity.Key(person, workspace));
  }

  private static Role role(String key) {
    return Objects.requireNonNull(Role.of(key), "role");
  }
}
