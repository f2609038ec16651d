package dev.waymark.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.fault.Fault;
import dev.waymark.fault.FaultList;
import dev.waymark.fault.Faults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Reads the JSON that others send, strictly and within bounds: one value in valid UTF-8, no member
/// twice, no text that a database could not store, and no more levels, values, characters and
/// digits than somebody means. How many bytes there are is bounded by whoever receives them.
public final class JsonReader {
  /// How far arrays and objects may be nested.
  public static final int MAX_DEPTH = 32;

  /// Longest text, in characters, where nothing else is said.
  public static final int MAX_TEXT = 64 * 1024;

  /// Longest name of a member, in characters.
  public static final int MAX_NAME = 512;

  /// Longest number, in digits.
  public static final int MAX_DIGITS = 64;

  /// Most values of all kinds together, where nothing else is said: each takes some hundred bytes
  /// of memory, a two-digit number too.
  public static final int MAX_VALUES = 100_000;

  /// For ordinary bodies.
  public static final JsonReader ORDINARY = new JsonReader(MAX_TEXT, MAX_VALUES);

  /// As far as `double`s reach.
  private static final int MAX_EXPONENT = 308;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String UNSTORABLE =
      " may not contain the NUL character or half a surrogate pair.";

  private final JsonFactory factory;
  private final int maxText;
  private final int mostValues;
  private final int bytesAValue;

  /// For bodies of another size than the ordinary.
  ///
  /// @param maxText longest text, in characters
  /// @param maxValues most values of all kinds together, at least 1
  public JsonReader(int maxText, int maxValues) {
    this(maxText, maxValues, 0);
  }

  /// For bodies that may have very many values: beyond {@link #MAX_VALUES} / 4 of them, only as
  /// many as its bytes can have when they say something. A value takes some hundred bytes of memory
  /// and `{}` three of the body.
  ///
  /// @param bytesAValue how many bytes a value has on average at least; 0 for any number
  public JsonReader(int maxText, int maxValues, int bytesAValue) {
    this.maxText = maxText;
    this.mostValues = maxValues;
    this.bytesAValue = bytesAValue;
    this.factory =
        new JsonFactoryBuilder()
            // Names are chosen by others: nothing keeps them longer than the body.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
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
  public JsonReading read(byte[] bytes) {
    try (Reader text =
            new InputStreamReader(
                new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
        JsonParser parser = factory.createParser(text)) {
      return new Run(parser, maxValues(bytes.length)).read();
    } catch (IOException e) {
      throw new IllegalStateException("There is nothing to wait for in an array", e);
    }
  }

  private int maxValues(int bytes) {
    return bytesAValue == 0
        ? mostValues
        : Math.min(mostValues, Math.max(MAX_VALUES / 4, bytes / bytesAValue));
  }

  /// One body being read.
  private final class Run {
    private final JsonParser parser;
    private final Faults faults = new Faults();

    /// Names and indices of what is being read, the innermost last.
    private final Deque<Object> path = new ArrayDeque<>();

    private final Map<String, String> names = new HashMap<>();
    private final int maxValues;
    private int values;

    Run(JsonParser parser, int maxValues) {
      this.parser = parser;
      this.maxValues = maxValues;
    }

    JsonReading read() throws IOException {
      try {
        if (parser.nextToken() == null) {
          return rejected("A JSON body is needed.");
        }
        JsonNode tree = value();
        if (parser.nextToken() != null) {
          return rejected("There is more behind the JSON value" + place() + ".");
        }
        return faults.isEmpty()
            ? new JsonReading.Accepted(tree)
            : new JsonReading.Rejected(faults.list());
      } catch (TooManyValues _) {
        return rejected("A body has at most " + maxValues + " values, counting those in others.");
      } catch (StreamConstraintsException _) {
        faults.add(
            pointer(),
            "This goes beyond what is read: nesting up to %d levels, texts up to %d characters, names up to %d, numbers up to %d digits."
                .formatted(MAX_DEPTH, maxText, MAX_NAME, MAX_DIGITS));
        return new JsonReading.Rejected(faults.list());
      } catch (CharacterCodingException _) {
        return rejected("The body is not valid UTF-8.");
      } catch (JsonProcessingException _) {
        // Its words name classes.
        return rejected("The body is not valid JSON" + place() + ".");
      }
    }

    private JsonReading rejected(String detail) {
      return new JsonReading.Rejected(FaultList.of(new Fault("", detail)));
    }

    private String place() {
      JsonLocation at = parser.currentLocation();
      return " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private String pointer() {
      var pointer = new StringBuilder();
      for (Object step : path) {
        pointer.append(
            switch (step) {
              case String name -> Faults.at("", isStorable(name) ? name : "?");
              case Object index -> "/" + index;
            });
      }
      return pointer.toString();
    }

    /// Not deeper than {@link #MAX_DEPTH}, which the parser sees to.
    private JsonNode value() throws IOException {
      values++;
      if (values > maxValues) {
        throw new TooManyValues();
      }
      JsonToken token = parser.currentToken();
      return switch (token) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        case VALUE_STRING -> {
          String text = parser.getText();
          if (!isStorable(text)) {
            faults.add(pointer(), "A text" + UNSTORABLE);
          }
          yield NODES.textNode(text);
        }
        case VALUE_NUMBER_INT -> integer();
        case VALUE_NUMBER_FLOAT -> decimal();
        case VALUE_TRUE -> NODES.booleanNode(true);
        case VALUE_FALSE -> NODES.booleanNode(false);
        case VALUE_NULL -> NODES.nullNode();
        case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("No value begins with " + token);
      };
    }

    private ObjectNode object() throws IOException {
      ObjectNode object = NODES.objectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = once(parser.currentName());
        path.addLast(name);
        if (!isStorable(name)) {
          faults.add(pointer(), "A name" + UNSTORABLE);
        } else if (object.has(name)) {
          faults.add(pointer(), "This member stands twice in its object.");
        }
        parser.nextToken();
        object.set(name, value());
        path.removeLast();
      }
      return object;
    }

    /// The same object for the same name: most objects of a body have the same members.
    private String once(String name) {
      String before = names.putIfAbsent(name, name);
      return before == null ? name : before;
    }

    private ArrayNode array() throws IOException {
      ArrayNode array = NODES.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        path.addLast(array.size());
        array.add(value());
        path.removeLast();
      }
      return array;
    }

    private JsonNode integer() throws IOException {
      return switch (parser.getNumberType()) {
        case INT -> NODES.numberNode(parser.getIntValue());
        case LONG -> NODES.numberNode(parser.getLongValue());
        case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
            NODES.numberNode(parser.getBigIntegerValue());
      };
    }

    /// Exact, and not so large or small that to write it out takes a gigabyte.
    private JsonNode decimal() throws IOException {
      try {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.precision() - number.scale()) <= MAX_EXPONENT) {
          return NODES.numberNode(number);
        }
      } catch (NumberFormatException _) {
        // An exponent beyond all that can be written down.
      }
      faults.add(
          pointer(),
          "A number has at most " + MAX_EXPONENT + " digits before the point, or zeros behind it.");
      return NODES.numberNode(0);
    }
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /// Ends the reading of a body; told by whoever reads it.
  private static final class TooManyValues extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyValues() {
      super(null, null, false, false);
    }
  }
}
