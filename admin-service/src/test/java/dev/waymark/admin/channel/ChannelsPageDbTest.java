package dev.waymark.admin.channel;

import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Database;
import dev.waymark.admin.Walkthrough;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Runs what `docs/channels.md` tells people to type, from top to bottom.
@QuarkusTest
@QuarkusTestResource(Database.class)
class ChannelsPageDbTest {
  @Test
  void page_everyCommand_isAnsweredAsItSays() throws IOException {
    assertThat(Walkthrough.run("channels.md", tenant("team"))).isGreaterThan(15);
  }
}
