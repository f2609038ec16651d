package dev.waymark.admin.dashboard.settings;

import dev.waymark.service.access.Role;
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
