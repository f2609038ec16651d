package dev.waymark.admin.check;

import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Database;
import dev.waymark.admin.Walkthrough;
import dev.waymark.admin.replay.FakeAnalytics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Runs what `docs/trust.md` tells people to type, from top to bottom.
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(FakeAnalytics.class)
class TrustPageDbTest {
  @Test
  void page_everyCommand_isAnsweredAsItSays() throws IOException {
    assertThat(Walkthrough.run("trust.md", tenant("team"))).isGreaterThan(12);
  }
}
