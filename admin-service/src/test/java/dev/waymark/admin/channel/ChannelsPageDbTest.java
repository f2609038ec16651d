package dev.waymark.admin.channel;

import static dev.waymark.admin.Api.as;
import static dev.waymark.admin.Api.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Api.Tenant;
import dev.waymark.admin.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Runs what `docs/channels.md` tells people to type, from top to bottom.
@QuarkusTest
@QuarkusTestResource(Database.class)
class ChannelsPageDbTest {
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  /// Begins a command, or the answer to one goes on.
  private static final Pattern PROMPT = Pattern.compile("^\\$ ", Pattern.MULTILINE);

  private static final Pattern CALL =
      Pattern.compile("call ([A-Z]+) ('[^']*'|\\S+)(?: '([^']*)')?\n(.*)", Pattern.DOTALL);

  /// Stands for what is left out of an answer.
  private static final String ELLIPSIS = "...";

  private static List<String> commands() throws IOException {
    var commands = new ArrayList<String>();
    Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "docs", "channels.md")));
    while (block.find()) {
      for (String command : PROMPT.split(block.group(1), -1)) {
        if (!command.isBlank()) {
          commands.add(command);
        }
      }
    }
    return commands;
  }

  @Test
  void page_everyCommand_isAnsweredAsItSays() throws IOException {
    Tenant acme = tenant("team");
    int calls = 0;
    String created = "";
    String link = "";
    for (String command : commands()) {
      if (command.startsWith("link=")) {
        link = created;
      } else if (command.startsWith("call ")) {
        Matcher call = CALL.matcher(command);
        assertThat(call.matches()).as(command).isTrue();
        String path = call.group(2).replace("'", "").replace("$link", link);
        RequestSpecification request =
            call.group(3) == null ? as(acme.editor()) : as(acme.editor(), call.group(3));
        Response response = request.request(call.group(1), acme.at("/" + path));
        assertThat(response.statusCode()).as(response.asString()).isIn(200, 201, 409);
        isAsItSays(response.asString(), call.group(4));
        Object id = response.path("id");
        created = id == null ? created : id.toString();
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(15);
  }

  /// What stands between the ellipses is in the answer, in this order.
  private static void isAsItSays(String answer, String page) {
    int from = 0;
    for (String part : page.split(Pattern.quote(ELLIPSIS), -1)) {
      String wanted = part.strip();
      int found = answer.indexOf(wanted, from);
      assertThat(found).as("%s in %s", wanted, answer).isNotNegative();
      from = found + wanted.length();
    }
  }
}
