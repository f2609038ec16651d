package dev.waymark.admin.dashboard.link;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.dashboard.FormFaults;
import dev.waymark.admin.dashboard.FormFaults.FormFault;
import dev.waymark.admin.recipe.Recipe;
import dev.waymark.admin.recipe.Recipe.Field;
import dev.waymark.service.problem.ProblemError;
import dev.waymark.service.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form of a recipe. Lists are typed one entry a line, as people paste them.
///
/// @param action where it is sent
/// @param plan what the recipe needs, in words; null when the workspace's plan allows it
record RecipeForm(
    String action, String title, String more, @Nullable String plan, List<Question> questions) {
  private static final Pattern NUMBER = Pattern.compile("(?:\\+|00)?[0-9][0-9 ()./-]{4,}$");
  private static final Pattern URL = Pattern.compile("\\S+$");

  /// A list of its own.
  RecipeForm {
    questions = List.copyOf(questions);
  }

  /// A question.
  ///
  /// @param type of the input; `lines` for several lines
  record Question(String name, String label, String type, String placeholder, String value) {}

  static RecipeForm of(
      Recipe recipe,
      String action,
      boolean allowed,
      LinkMessages messages,
      MultivaluedMap<String, String> typed) {
    return new RecipeForm(
        action,
        RecipeWords.title(recipe, messages),
        RecipeWords.more(recipe, messages),
        allowed ? null : recipe.plan().displayName(),
        recipe.fields().stream()
            .map(
                field ->
                    new Question(
                        field.name(),
                        RecipeWords.label(recipe, field, messages),
                        type(field),
                        placeholder(field),
                        Objects.requireNonNullElse(typed.getFirst(field.name()), "")))
            .toList());
  }

  private static String type(Field field) {
    return switch (field.type()) {
      case URL -> "url";
      case PHONE -> "tel";
      case TEXT, HOURS -> "text";
      case TIME -> "time";
      case SITES, PEOPLE, BUTTONS -> "lines";
    };
  }

  private static String placeholder(Field field) {
    return switch (field.type()) {
      case URL -> "https://";
      case PHONE -> "+34 612 345 678";
      case HOURS -> "09:00-18:00";
      case TEXT, TIME -> "";
      case SITES -> "DE https://example.de\nFR https://example.fr";
      case PEOPLE -> "Ana +34 612 345 678\nBen +34 612 345 679";
      case BUTTONS -> "Shop https://example.com\nBlog https://example.com/blog";
    };
  }

  /// What was typed, as the recipe takes it.
  static ObjectNode answers(Recipe recipe, String title, MultivaluedMap<String, String> typed) {
    ObjectNode answers = JsonNodeFactory.instance.objectNode().put("title", title);
    for (Field field : recipe.fields()) {
      String text = Objects.requireNonNullElse(typed.getFirst(field.name()), "").strip();
      switch (field.type()) {
        case URL, PHONE, TEXT, TIME -> put(answers, field.name(), text);
        case HOURS -> put(answers, field.name(), text.replace('–', '-').replaceAll("\\s", ""));
        case SITES -> lines(answers, field.name(), text, URL, "country", "url");
        case PEOPLE -> lines(answers, field.name(), text, NUMBER, "name", "number");
        case BUTTONS -> lines(answers, field.name(), text, URL, "label", "url");
      }
    }
    return answers;
  }

  private static void put(ObjectNode answers, String name, String text) {
    if (!text.isEmpty()) {
      answers.put(name, text);
    }
  }

  /// @param last what a line ends with; what stands before it is the first member
  private static void lines(
      ObjectNode answers, String name, String text, Pattern last, String first, String second) {
    ArrayNode list = answers.putArray(name);
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              Matcher matcher = last.matcher(line);
              boolean found = matcher.find() && matcher.start() > 0;
              ObjectNode entry = list.addObject();
              String before = found ? line.substring(0, matcher.start()) : line;
              entry.put(first, before.replaceAll("[\\s:;,–-]+$", ""));
              if (found) {
                entry.put(second, matcher.group().strip());
              }
            });
  }

  /// What is wrong, beside the question that it belongs to.
  static FormFaults faults(ProblemException refusal, LinkMessages messages) {
    if (refusal.errors().isEmpty()) {
      return FormFaults.ofWhole(refusal.detail());
    }
    return new FormFaults(
        refusal.errors().stream()
            .map(
                error -> {
                  String[] steps = String.valueOf(error.pointer()).split("/", -1);
                  return new FormFault(
                      steps.length < 2 ? null : steps[1], sentence(error, steps, messages));
                })
            .toList());
  }

  private static String sentence(ProblemError error, String[] steps, LinkMessages messages) {
    return steps.length < 3
        ? error.detail()
        : messages.recipeLine(Integer.parseInt(steps[2]) + 1, error.detail());
  }
}
