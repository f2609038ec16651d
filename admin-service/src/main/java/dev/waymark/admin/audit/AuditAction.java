package dev.waymark.admin.audit;

import java.util.Arrays;
import java.util.List;

/// What can be done to a workspace that its audit log keeps.
public enum AuditAction {
  LINK_CREATE("link.create"),
  LINK_UPDATE("link.update"),
  /// One entry for each of the links.
  LINK_BULK_UPDATE("link.bulk_update"),
  LINK_DELETE("link.delete"),
  /// One entry for each of the links.
  LINK_BULK_DELETE("link.bulk_delete"),
  CHANNEL_CREATE("channel.create"),
  CHANNEL_UPDATE("channel.update"),
  CHANNEL_DELETE("channel.delete"),
  POOL_CREATE("pool.create"),
  POOL_UPDATE("pool.update"),
  POOL_DELETE("pool.delete"),
  SCHEDULE_CREATE("schedule.create"),
  SCHEDULE_UPDATE("schedule.update"),
  SCHEDULE_DELETE("schedule.delete"),
  SEGMENT_CREATE("segment.create"),
  SEGMENT_UPDATE("segment.update"),
  SEGMENT_DELETE("segment.delete"),
  DOMAIN_ADD("domain.add"),
  DOMAIN_UPDATE("domain.update"),
  DOMAIN_VERIFY("domain.verify"),
  DOMAIN_REMOVE("domain.remove"),
  /// The record is gone and another workspace has proved the domain: it moves at a given time.
  DOMAIN_NOTICE("domain.notice"),
  /// It does not move after all.
  DOMAIN_NOTICE_END("domain.notice_end"),
  /// Another workspace has proved it.
  DOMAIN_LOST("domain.lost"),
  /// Of a link or the whole workspace, by the operator.
  TAKEDOWN_CREATE("takedown.create"),
  TAKEDOWN_DELETE("takedown.delete"),
  API_KEY_CREATE("api_key.create"),
  API_KEY_DELETE("api_key.delete"),
  /// Its time was over.
  API_KEY_EXPIRE("api_key.expire"),
  MEMBER_UPDATE_ROLE("member.update_role"),
  MEMBER_REMOVE("member.remove"),
  /// The operator lets them sign in no more, in any workspace; in each, an entry.
  MEMBER_DISABLE("member.disable"),
  MEMBER_ENABLE("member.enable"),
  INVITE_CREATE("invite.create"),
  INVITE_DELETE("invite.delete"),
  INVITE_ACCEPT("invite.accept"),
  WORKSPACE_CREATE("workspace.create"),
  WORKSPACE_UPDATE("workspace.update"),
  WORKSPACE_DELETE("workspace.delete"),
  /// It was deleted, and is taken back.
  WORKSPACE_RESTORE("workspace.restore");

  private final String key;

  AuditAction(String key) {
    this.key = key;
  }

  /// The value in JSON.
  public String key() {
    return key;
  }

  /// What it was done to: what its key begins with, up to the dot.
  public String kind() {
    return key.substring(0, key.indexOf('.'));
  }

  /// Each kind once.
  public static List<String> kinds() {
    return Arrays.stream(values()).map(AuditAction::kind).distinct().toList();
  }

  /// The action with this key.
  public static AuditAction of(String key) {
    return Arrays.stream(values())
        .filter(action -> action.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no action: " + key));
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(AuditAction::key).toList();
  }
}
