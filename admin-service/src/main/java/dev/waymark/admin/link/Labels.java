package dev.waymark.admin.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.input.Members;
import dev.waymark.input.TextRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people call a link among themselves. Visitors never see it.
record Labels(@Nullable String title, @Nullable String note, List<String> tags) {
  static final int MAX_TAGS = 10;
  static final TextRule TAG = TextRule.line(50);
  private static final TextRule TITLE = TextRule.optionalLine(200);
  private static final TextRule NOTE = TextRule.lines(2_000);

  static Labels read(Members members) {
    return new Labels(
        members.text("title", TITLE),
        members.text("note", NOTE),
        members.texts("tags", MAX_TAGS, TAG));
  }

  void writeTo(ObjectNode json) {
    json.put("title", title);
    json.put("note", note);
    var array = json.putArray("tags");
    tags.forEach(array::add);
  }
}
