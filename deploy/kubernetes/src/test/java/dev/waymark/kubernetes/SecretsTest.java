package dev.waymark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `make-secrets`, with a kubectl that writes down what it is asked for.
class SecretsTest {
  private static final Path SCRIPT = Path.of("make-secrets").toAbsolutePath();
  private static final Pattern MADE = Pattern.compile("^make ([a-z-]+) (\\S+)", Pattern.MULTILINE);

  /// Answers as if these Secrets were there, and keeps each call, and each value, in a file.
  private static final String KUBECTL =
      """
      #!/bin/sh
      echo "$*" >> "$CLUSTER/calls"
      case "$*" in
        *"get namespace"*) [ -e "$CLUSTER/namespace" ] ;;
        *"get secret"*) shift $(($# - 5)); [ -e "$CLUSTER/secret-$1" ] ;;
        *"create namespace"*) touch "$CLUSTER/namespace" ;;
        *"create secret"*)
          while [ "$1" != generic ]; do shift; done
          [ ! -e "$CLUSTER/secret-$2" ] || exit 1
          cat > "$CLUSTER/secret-$2" ;;
      esac
      """;

  @TempDir Path cluster;

  /// The Secrets that an installation needs, and the keys in them: those that the script makes, and
  /// those that people make because only they know what is in them.
  static Map<String, Set<String>> keysByName() throws IOException {
    var found = new TreeMap<String, Set<String>>();
    found.put("waymark-kafka", Set.of("client.properties"));
    Matcher made = MADE.matcher(Files.readString(SCRIPT));
    while (made.find()) {
      found.put(made.group(1), Set.of(made.group(2)));
    }
    return found;
  }

  private String run(String... arguments) throws Exception {
    Path programs = Files.createDirectories(cluster.resolve("bin"));
    Path kubectl = programs.resolve("kubectl");
    Files.writeString(kubectl, KUBECTL);
    Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwx------"));
    var builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(arguments)).toList());
    builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
    builder.environment().put("CLUSTER", cluster.toString());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void makeSecrets_nothingThere_makesEachWithAValueOfItsOwn() throws Exception {
    String output = run();

    Set<String> names = new TreeSet<>(keysByName().keySet());
    names.remove("waymark-kafka");
    var values = new HashSet<String>();
    for (String name : names) {
      String value = Files.readString(cluster.resolve("secret-" + name));
      assertThat(value).as(name).matches("[0-9a-f]{64}");
      values.add(value);
      assertThat(output).contains(name + " is made").doesNotContain(value);
      // A value on a command line can be read by everybody on the machine.
      assertThat(Files.readString(cluster.resolve("calls"))).doesNotContain(value);
    }
    assertThat(values).hasSameSizeAs(names).hasSizeGreaterThan(5);
  }

  @Test
  void makeSecrets_onesThereAlready_leavesThemAlone() throws Exception {
    Files.writeString(cluster.resolve("namespace"), "");
    Files.writeString(cluster.resolve("secret-waymark-cookie"), "kept");

    String output = run();

    assertThat(output).contains("waymark-cookie is there", "waymark-operator is made");
    assertThat(cluster.resolve("secret-waymark-cookie")).hasContent("kept");
    assertThat(Files.readString(cluster.resolve("calls"))).doesNotContain("create namespace");
  }

  @Test
  void makeSecrets_context_isHandedToEveryCall() throws Exception {
    run("--context=here");

    List<String> calls = Files.readAllLines(cluster.resolve("calls"));
    assertThat(calls).isNotEmpty().allMatch(call -> call.startsWith("--context=here "));
  }
}
