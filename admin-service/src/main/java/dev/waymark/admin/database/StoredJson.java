package dev.waymark.admin.database;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/// JSON as it comes out of a column of JSON.
public final class StoredJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredJson() {}

  /// The value that a column holds.
  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database has only JSON in a column of JSON", e);
    }
  }

  /// The same for reading it piece by piece.
  public static JsonParser parser(String text) throws IOException {
    return JSON.createParser(text);
  }
}
