package dev.waymark.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The script `waymark` at the root, with a build that builds nothing.
@Timeout(60)
class ScriptTest {
  private static final Path SCRIPT = Path.of("../../waymark").toAbsolutePath().normalize();

  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "dirname",
          "find",
          "grep",
          "ln",
          "ls",
          "mkdir",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "tail",
          "tee",
          "touch",
          "tr");

  @TempDir Path jdks;

  private record Ran(int status, String said) {}

  @BeforeEach
  void scriptIsThere() {
    assertThat(SCRIPT).isExecutable();
  }

  /// With no JDK to be found but what the test has made.
  private Ran run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return run(SCRIPT, environment, arguments);
  }

  private Ran run(Path script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", tools().toString());
    builder.environment().put("WAYMARK_JDKS", jdks.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), said);
  }

  /// A PATH with what the script needs and no javac.
  private Path tools() throws IOException {
    Path tools = jdks.resolveSibling(jdks.getFileName() + "-tools");
    if (!Files.isDirectory(tools)) {
      Files.createDirectory(tools);
      for (String tool : TOOLS) {
        Path real =
            List.of("/bin", "/usr/bin").stream()
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        Files.createSymbolicLink(tools.resolve(tool), real);
      }
    }
    return tools;
  }

  private Path jdk(String name, String version, String... programs) throws IOException {
    Path home = jdks.resolve(name);
    for (String program : programs) {
      Path file = home.resolve("bin").resolve(program);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "#!/bin/sh\necho javac " + version + "\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  @Test
  void help_always_namesEveryOptionWithVariableAndDefault() throws Exception {
    Ran help = run(Map.of(), "help");

    assertThat(help.status()).isZero();
    for (Option option : Option.values()) {
      assertThat(help.said()).contains(option.flag(), option.variable());
      String value = option.defaultValue();
      if (value != null && !value.isEmpty()) {
        assertThat(help.said()).contains(option.flag() + " " + value + " ");
      }
    }
    assertThat(run(Map.of())).isEqualTo(help);
  }

  @Test
  void unknownCommand_isRefused() throws Exception {
    Ran ran = run(Map.of(), "upp");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.said()).contains("upp", "./waymark help");
  }

  @Test
  void native_withoutACompiler_saysWhatToDo() throws Exception {
    jdk("mine", "25", "java", "javac");

    Ran ran = run(Map.of(), "native");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.said()).contains("set GRAALVM_HOME", "docker or podman").doesNotContain("Maven");
  }

  @Test
  void native_graalVmOfAnotherRelease_isRefused() throws Exception {
    jdk("mine", "25", "java", "javac");
    Path graal = jdk("graal", "21.0.2", "native-image");

    Ran ran = run(Map.of("GRAALVM_HOME", graal.toString()), "native");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.said()).contains("is of release 21", "JDK 25");
  }

  @Test
  void native_noCompilerInGraalVmHome_isRefused() throws Exception {
    Path mine = jdk("mine", "25", "java", "javac");

    Ran ran = run(Map.of("GRAALVM_HOME", mine.toString()), "native");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.said()).contains("there is no bin/native-image");
  }

  @Test
  void javaHome_isAJdk25_isUsed() throws Exception {
    Path mine = jdk("mine", "25.0.3", "java", "javac");
    jdk("another", "25", "java", "javac");

    assertThat(run(Map.of("JAVA_HOME", mine.toString()), "java-home"))
        .isEqualTo(new Ran(0, mine + "\n"));
  }

  @Test
  void javaHome_isAJre_isPassedOver() throws Exception {
    Path jre = jdk("jre", "25.0.3", "java");
    Path good = jdk("with blank 25", "25.0.1", "java", "javac");

    assertThat(run(Map.of("JAVA_HOME", jre.toString()), "java-home"))
        .isEqualTo(new Ran(0, good + "\n"));
  }

  @Test
  void javaHome_isAnotherRelease_isPassedOver() throws Exception {
    Path old = jdk("17", "17.0.9", "java", "javac");
    Path next = jdk("26", "26", "java", "javac");
    Path good = jdk("z25", "25", "java", "javac");

    assertThat(run(Map.of("JAVA_HOME", old.toString()), "java-home").said()).isEqualTo(good + "\n");
    assertThat(run(Map.of("JAVA_HOME", next.toString()), "java-home").said())
        .isEqualTo(good + "\n");
  }

  @Test
  void javaHome_hasNoReleaseFile_itsCompilerIsAsked() throws Exception {
    Path good = jdk("plain", "25.0.2", "java", "javac");
    Files.delete(good.resolve("release"));

    assertThat(run(Map.of("JAVA_HOME", good.toString()), "java-home").said())
        .isEqualTo(good + "\n");
  }

  @Test
  void path_hasAJdk25_isUsed() throws Exception {
    Path good = jdk("25", "25", "java", "javac");
    Path link = Files.createSymbolicLink(jdks.resolve("javac"), good.resolve("bin/javac"));

    assertThat(
            run(
                    Map.of("WAYMARK_JDKS", "/none", "PATH", tools() + ":" + link.getParent()),
                    "java-home")
                .said())
        .isEqualTo(good.toRealPath() + "\n");
  }

  @Test
  void jdk_none_saysWhatToDoInOneSentence() throws Exception {
    jdk("17", "17.0.9", "java", "javac");

    for (String command : List.of("up", "down", "test", "java-home")) {
      Ran ran = run(Map.of(), command);
      assertThat(ran.status()).isEqualTo(1);
      assertThat(ran.said()).contains("JDK 25", "JAVA_HOME").hasLineCount(1);
    }
  }

  /// A checkout whose build does what is given, after it has removed what was built before.
  private Path checkout(String build) throws IOException {
    Path root = Files.createDirectory(jdks.resolveSibling(jdks.getFileName() + "-checkout"));
    Files.copy(SCRIPT, root.resolve("waymark"));
    Path maven = root.resolve("mvnw");
    Files.writeString(maven, "#!/bin/sh\nrm -rf target deploy/local/target\n" + build);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(root.resolve("target"));
    Files.createDirectories(root.resolve("deploy/local"));
    Files.writeString(root.resolve("pom.xml"), "");
    return root.resolve("waymark");
  }

  @Test
  void up_builds_whereTheBuildRemovesEverythingFirst() throws Exception {
    jdk("25", "25", "java", "javac");
    Path script =
        checkout(
            """
            mkdir -p deploy/local/target
            echo > deploy/local/target/waymark-local.jar
            """);

    Ran ran = run(script, Map.of(), "up");

    assertThat(ran.said()).contains("Building Waymark").endsWith("javac 25\n");
    assertThat(ran.status()).isZero();
  }

  @Test
  void up_buildFails_saysWhyAndWhereAllOfItStands() throws Exception {
    jdk("25", "25", "java", "javac");
    Path script = checkout("echo '[ERROR] no such thing'\nexit 1\n");

    Ran ran = run(script, Map.of(), "up");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.said()).contains("[ERROR] no such thing", "The build failed; all it said is in");
  }
}
