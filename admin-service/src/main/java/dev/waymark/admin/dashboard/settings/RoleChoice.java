package dev.waymark.admin.dashboard.settings;

import dev.waymark.service.access.Role;
import dev.waymark.service.access.Scope;
import java.util.Arrays;
import java.util.List;

/// A role to choose.
///
/// @param value its key
/// @param label what it is called
/// @param help what somebody with it may do
/// @param isChosen whether it is chosen now
record RoleChoice(String value, String label, String help, boolean isChosen) {
  /// The roles, the smallest first.
  ///
  /// @param most the greatest of them
  /// @param chosen the key of one
  static List<RoleChoice> all(SettingsMessages messages, Role most, String chosen) {
    return Arrays.stream(Role.values())
        .filter(most::includes)
        .map(
            role ->
                new RoleChoice(
                    role.key(),
                    label(messages, role),
                    help(messages, role),
                    role.key().equals(chosen)))
        .toList();
  }

  /// What a key can be for in the place of a role: the scopes that it has, with blanks between.
  ///
  /// @param chosen one of them
  static List<RoleChoice> scopes(SettingsMessages messages, String chosen) {
    return List.of(
        scope(messages.scopeLeads(), messages.scopeLeadsHelp(), LEADS, chosen),
        scope(messages.scopeStats(), messages.scopeStatsHelp(), STATS, chosen),
        scope(messages.scopeBoth(), messages.scopeBothHelp(), LEADS + ' ' + STATS, chosen));
  }

  private static RoleChoice scope(String label, String help, String value, String chosen) {
    return new RoleChoice(value, label, help, value.equals(chosen));
  }

  /// What a key with scopes is called.
  ///
  /// @param scopes their keys
  static String label(SettingsMessages messages, List<String> scopes) {
    return scopes.size() > 1
        ? messages.scopeBoth()
        : scopes.contains(LEADS) ? messages.scopeLeads() : messages.scopeStats();
  }

  private static final String LEADS = Scope.LEADS_WRITE.key();
  private static final String STATS = Scope.STATS_READ.key();

  /// What a role is called.
  static String label(SettingsMessages messages, Role role) {
    return switch (role) {
      case VIEWER -> messages.roleViewer();
      case EDITOR -> messages.roleEditor();
      case ADMIN -> messages.roleAdmin();
      case OWNER -> messages.roleOwner();
    };
  }

  private static String help(SettingsMessages messages, Role role) {
    return switch (role) {
      case VIEWER -> messages.roleViewerHelp();
      case EDITOR -> messages.roleEditorHelp();
      case ADMIN -> messages.roleAdminHelp();
      case OWNER -> messages.roleOwnerHelp();
    };
  }
}
