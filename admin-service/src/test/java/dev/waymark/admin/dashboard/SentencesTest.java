package dev.waymark.admin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every sentence is there in every language, and none stands in a template.
class SentencesTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");

  /// `{name}`, `{#if count == 1}` and so on.
  private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z]\\w*");

  /// What is between tags.
  private static final Pattern TEXT = Pattern.compile(">([^<>]+)(?=<|$)");

  /// The attributes that people read or hear, and those of our own tags.
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "\\s(?:aria-label|title|placeholder|alt|label|help)=(?:\"|'|(?=\"))([^\"']+)[\"']");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  /// A page for those who make pages, who read English.
  private static final List<String> NOT_FOR_USERS = List.of("dashboard/parts/parts.html");

  /// Names and addresses, which are the same in every language.
  private static final List<String> NAMES =
      List.of("Waymark", "Esc", "httpsexamplecom", "goexampleorg", "TXT", "CNAME");

  private static List<Class<?>> bundles() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.waymark.admin.dashboard")
            .stream()
            .filter(each -> each.isAnnotatedWith(MessageBundle.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  private static Map<String, String> english(Class<?> bundle) {
    var sentences = new TreeMap<String, String>();
    for (Method method : bundle.getMethods()) {
      sentences.put(method.getName(), method.getAnnotation(Message.class).value());
    }
    return sentences;
  }

  private static Properties translation(Class<?> bundle, Locale language) throws IOException {
    String file =
        "/messages/%s_%s.properties"
            .formatted(bundle.getAnnotation(MessageBundle.class).value(), language.toLanguageTag());
    try (InputStream in = SentencesTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    }
  }

  @Test
  void bundles_everySentence_isThereInEveryLanguage() throws IOException {
    assertThat(bundles()).contains(Messages.class);
    for (Class<?> bundle : bundles()) {
      for (Locale language : Languages.ALL.subList(1, Languages.ALL.size())) {
        assertThat(new TreeSet<>(translation(bundle, language).stringPropertyNames()))
            .as("%s in %s", bundle.getSimpleName(), language)
            .containsExactlyElementsOf(english(bundle).keySet());
      }
    }
  }

  @Test
  void bundles_everySentence_saysTheSameThingsInEveryLanguage() throws IOException {
    for (Class<?> bundle : bundles()) {
      Map<String, String> english = english(bundle);
      for (Locale language : Languages.ALL.subList(1, Languages.ALL.size())) {
        Properties translation = translation(bundle, language);
        english.forEach(
            (key, sentence) ->
                assertThat(parameters(bundle, key, translation.getProperty(key)))
                    .as("%s of %s in %s", key, bundle.getSimpleName(), language)
                    .isEqualTo(parameters(bundle, key, sentence)));
      }
    }
  }

  /// The parameters of a sentence that it makes use of.
  private static Set<String> parameters(Class<?> bundle, String key, String sentence) {
    var used = new TreeSet<String>();
    List<String> known =
        Arrays.stream(bundle.getMethods())
            .filter(method -> method.getName().equals(key))
            .flatMap(method -> Arrays.stream(method.getParameters()))
            .map(parameter -> parameter.getName())
            .toList();
    Matcher expressions = EXPRESSION.matcher(sentence);
    while (expressions.find()) {
      Matcher names = NAME.matcher(expressions.group());
      while (names.find()) {
        if (known.contains(names.group())) {
          used.add(names.group());
        }
      }
    }
    return used;
  }

  @Test
  void templates_always_takeTheirSentencesFromABundle() throws IOException {
    var bare = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".html")).toList()) {
        String name = TEMPLATES.relativize(file).toString().replace('\\', '/');
        if (!NOT_FOR_USERS.contains(name)) {
          bare(Files.readString(file)).forEach(text -> bare.add(name + ": " + text));
        }
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void bareSentence_isFound() {
    assertThat(bare("<p>Hello {name}</p><p>{m:hello}</p>")).containsExactly("Hello");
    assertThat(bare("<input placeholder=\"Your name\" aria-label='{m:hello}'>"))
        .containsExactly("Your name");
    assertThat(bare("{#field name='a' label='Name' help=m:hello /}")).containsExactly("Name");
    assertThat(bare("<h1>{#if one}One{#else}{m:more}{/if}</h1>")).containsExactly("One");
  }

  private static List<String> bare(String template) {
    var bare = new ArrayList<String>();
    String html = template.replaceAll("(?s)\\{!.*?!}|<!--.*?-->", "");
    collect(ATTRIBUTE.matcher(html), bare);
    collect(TEXT.matcher(EXPRESSION.matcher(html).replaceAll("")), bare);
    return bare;
  }

  private static void collect(Matcher said, List<String> bare) {
    while (said.find()) {
      String own = EXPRESSION.matcher(said.group(1)).replaceAll("").strip();
      if (WORD.matcher(own).find() && !NAMES.contains(own.replaceAll("[^\\p{L}]", ""))) {
        bare.add(own);
      }
    }
  }
}
