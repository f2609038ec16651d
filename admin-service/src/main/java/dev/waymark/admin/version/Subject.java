package dev.waymark.admin.version;

/// What there are versions of.
///
/// @param id unlike that of any other
public record Subject(String workspace, String id) {

  /// A link.
  public static Subject link(String workspace, String id) {
    return new Subject(workspace, id);
  }

  /// Something with a key.
  ///
  /// @param noun what it is, such as `channel`
  public static Subject keyed(String workspace, String noun, String key) {
    return new Subject(workspace, workspace + '/' + noun + '/' + key);
  }

  /// A workspace itself.
  public static Subject workspace(String id) {
    return new Subject(id, id);
  }
}
