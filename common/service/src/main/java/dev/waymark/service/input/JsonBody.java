package dev.waymark.service.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The body of a request, read strictly: one JSON value in valid UTF-8, no member twice, bounded in
/// size and depth, and no text that the database could not store.
///
/// @param tree what the body says
public record JsonBody(JsonNode tree) {
  /// Largest body, in bytes.
  public static final int MAX_BYTES = 1024 * 1024;

  /// Largest body of an operation that asks for a {@link Large} one, in bytes.
  public static final int MAX_LARGE_BYTES = 8 * 1024 * 1024;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_TEXT = 16 * 1024;
  private static final int MAX_NAME = 512;
  private static final int MAX_DIGITS = 64;

  private static final ObjectMapper READER = reader(MAX_TEXT);
  private static final ObjectMapper LARGE_READER = reader(MAX_LARGE_BYTES);

  private static ObjectMapper reader(int maxText) {
    return new ObjectMapper(strictFactory(maxText))
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  private static JsonFactory strictFactory(int maxText) {
    return new JsonFactoryBuilder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(maxText)
                .maxNameLength(MAX_NAME)
                .maxNumberLength(MAX_DIGITS)
                .build())
        .build();
  }

  /// Reads a body.
  ///
  /// @throws ProblemException when it is not such a JSON value
  public static JsonBody read(byte[] bytes) {
    return read(bytes, READER);
  }

  /// Reads a body that may have long texts.
  ///
  /// @throws ProblemException when it is not such a JSON value
  static JsonBody readLarge(byte[] bytes) {
    return read(bytes, LARGE_READER);
  }

  private static JsonBody read(byte[] bytes, ObjectMapper reader) {
    String text = decode(bytes);
    if (text.isBlank()) {
      throw invalid("A JSON body is needed.");
    }
    JsonNode tree;
    try {
      tree = reader.readTree(text);
    } catch (StreamConstraintsException e) {
      throw invalid(
          "The body goes beyond what is read: nesting up to %d levels, texts up to %d characters, names up to %d, numbers up to %d digits."
              .formatted(MAX_DEPTH, MAX_TEXT, MAX_NAME, MAX_DIGITS));
    } catch (JsonProcessingException e) {
      throw invalid(notJson(e));
    }
    var faults = new Faults();
    checkTexts(tree, "", faults);
    ProblemException.throwIfAny(faults);
    return new JsonBody(tree);
  }

  /// The body as an object.
  ///
  /// @throws ProblemException when it is something else
  public ObjectNode object() {
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw invalid("The body must be a JSON object.");
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw invalid("The body is not valid UTF-8.");
    }
  }

  /// Only the place and, for a member that stands twice, the parser's own words: its others speak
  /// of its classes.
  private static String notJson(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    String where =
        place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    String message = e.getOriginalMessage();
    return message.startsWith("Duplicate field")
        ? "A member stands twice in one object" + where + "."
        : "The body is not valid JSON" + where + ".";
  }

  private static void checkTexts(JsonNode node, String pointer, Faults faults) {
    if (node.isTextual()) {
      if (!isStorable(node.textValue())) {
        faults.add(pointer, "A text may not contain the NUL character or half a surrogate pair.");
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        checkTexts(node.get(i), Faults.at(pointer, i), faults);
      }
    } else {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (isStorable(member.getKey())) {
          checkTexts(member.getValue(), Faults.at(pointer, member.getKey()), faults);
        } else {
          faults.add(pointer, "A name may not contain the NUL character or half a surrogate pair.");
        }
      }
    }
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.of(ProblemType.INVALID, FaultList.of(new Fault("", detail)));
  }
}
