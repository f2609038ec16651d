package dev.waymark.admin.keyed;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/// A row of a resource with a key: what the tables of all of them have.
@MappedSuperclass
public abstract class KeyedRow {
  @Id private String id;

  @Column(name = "workspace_id", updatable = false)
  private String workspaceId;

  @Column(updatable = false)
  private String key;

  private String name;

  private long version;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /// Its id, which is that of its published document.
  public String id() {
    return id;
  }

  /// The id of its workspace.
  public String workspace() {
    return workspaceId;
  }

  /// Its key, which stays as it is.
  public String key() {
    return key;
  }

  /// What people call it.
  public String name() {
    return name;
  }

  /// Grows with every change.
  public long version() {
    return version;
  }

  /// When it was created.
  public Instant createdAt() {
    return createdAt;
  }

  /// When it was changed last.
  public Instant updatedAt() {
    return updatedAt;
  }

  /// Makes it a new one.
  void begin(String newId, String workspace, String newKey, Instant now) {
    id = newId;
    workspaceId = workspace;
    key = newKey;
    createdAt = now;
  }

  /// Notes a change of it, or that it was filled in, with the next version.
  public void change(String newName, Instant now) {
    name = newName;
    version++;
    updatedAt = now;
  }
}
