package dev.waymark.admin;

import static dev.waymark.admin.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.Api.Tenant;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs what a page tells people to type, from top to bottom, and compares the answers.
public final class Walkthrough {
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

  /// Begins a command, or the answer to one goes on.
  private static final Pattern PROMPT = Pattern.compile("^\\$ ", Pattern.MULTILINE);

  private static final Pattern CALL =
      Pattern.compile("call ([A-Z]+) ('[^']*'|\\S+)(?: '([^']*)')?\n(.*)", Pattern.DOTALL);

  /// Stands for what is left out of an answer.
  private static final String ELLIPSIS = "...";

  private Walkthrough() {}

  private static List<String> commands(String page) throws IOException {
    var commands = new ArrayList<String>();
    Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "docs", page)));
    while (block.find()) {
      for (String command : PROMPT.split(block.group(1), -1)) {
        if (!command.isBlank()) {
          commands.add(command);
        }
      }
    }
    return commands;
  }

  /// Runs the commands of a page as an editor of a workspace.
  ///
  /// @param page its name in `docs`
  /// @return how many calls there were
  public static int run(String page, Tenant tenant) throws IOException {
    int calls = 0;
    String created = "";
    String link = "";
    for (String command : commands(page)) {
      if (command.startsWith("link=")) {
        link = created;
      } else if (command.startsWith("call ")) {
        Matcher call = CALL.matcher(command);
        assertThat(call.matches()).as(command).isTrue();
        String path = call.group(2).replace("'", "").replace("$link", link);
        RequestSpecification request =
            call.group(3) == null ? as(tenant.editor()) : as(tenant.editor(), call.group(3));
        Response response = request.request(call.group(1), tenant.at("/" + path));
        assertThat(response.statusCode()).as(response.asString()).isIn(200, 201, 409);
        isAsItSays(response.asString(), call.group(4));
        Object id = response.path("id");
        created = id == null ? created : id.toString();
        calls++;
      }
    }
    return calls;
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
