package dev.waymark.admin.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.admin.link.RuleView.ConditionView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The page of a link that lets its visitors choose, as it is written and answered.
@Schema(name = "Hub")
record HubView(
    @Schema(required = true, description = "1 to 100 characters.", examples = "Anna's shop")
        String title,
    @Schema(description = "The URL of a picture.", examples = "https://example.com/anna.png")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String picture,
    @Schema(description = "Up to 1,000 characters, on several lines if need be.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String text,
    @Schema(required = true, description = "1 to 50, in the order of the page.")
        List<EntryView> entries) {

  /// Something to choose; leads to a channel, a link or a URL.
  @Schema(name = "HubEntry")
  record EntryView(
      @Schema(required = true, description = "Unique in the hub.", examples = "chat") String key,
      @Schema(
              required = true,
              description = "What the button says, 1 to 100 characters.",
              examples = "Chat with us")
          String label,
      @Schema(description = "Up to 300 characters, below it.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String text,
      @Schema(description = "For whom it is: all must hold. For everybody, when left out.")
          @JsonInclude(JsonInclude.Include.NON_EMPTY)
          List<ConditionView> conditions,
      @Schema(description = "The key of a channel.", examples = "es-sales")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String channel,
      @Schema(description = "The id of another link.", examples = "lnk_3v9k2m4c6b8x0z1q5w7r")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String link,
      @Schema(description = "http or https.", examples = "https://example.com/shop")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String url) {}
}
