package dev.waymark.admin.portability;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.admin.database.Snapshots;
import dev.waymark.fault.Faults;
import dev.waymark.input.Members;
import dev.waymark.service.input.JsonBody;
import dev.waymark.service.page.Cursor;
import dev.waymark.service.problem.ProblemException;
import dev.waymark.service.problem.Refusals;
import dev.waymark.service.stream.Streams;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes all of a workspace into one document, and makes a workspace as such a document says.
@Singleton
public class Portability {
  private static final String FORMAT = "waymark";
  private static final int VERSION = 1;
  private static final String EXPORTED_AT = "exported_at";

  private static final String NEXT_CURSOR = "next_cursor";
  private static final String CURSOR = "export";

  /// When a part is full: half of what the import takes, for one more link goes in.
  private static final int PART_BYTES = JsonBody.MAX_LARGE_BYTES / 2;

  private final List<Section> sections;
  private final Snapshots snapshots;
  private final Streams streams;
  private final InstantSource clock;
  private final ObjectMapper json;

  Portability(
      @All List<Section> sections, Snapshots snapshots, Streams streams, InstantSource clock) {
    this.sections = sections.stream().sorted(Comparator.comparing(Section::part)).toList();
    this.snapshots = snapshots;
    this.streams = streams;
    this.clock = clock;
    this.json =
        new ObjectMapper(
            JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build());
  }

  /// Refuses a workspace that cannot be exported.
  void check(String workspace) {
    sections.forEach(section -> section.check(workspace));
  }

  /// Writes the document, or a part of it.
  ///
  /// @param after where the part before ended; null for the first part, or the whole
  /// @param inParts whether it ends before it is larger than the import takes
  void export(String workspace, @Nullable String after, boolean inParts, OutputStream out)
      throws IOException {
    var counted = new Counted(out);
    // Not closed after a failure: that would end the document as if it were whole.
    JsonGenerator document = json.createGenerator(counted);
    snapshots.read(
        streams.longest(),
        () -> {
          document.writeStartObject();
          document.writeNumberField(FORMAT, VERSION);
          document.writeStringField(
              EXPORTED_AT, clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
          String next = null;
          for (Section section : sections) {
            if (after == null || section.part() == Part.LINKS) {
              document.writeFieldName(section.part().key());
              next =
                  section.export(
                      workspace, after, document, () -> inParts && counted.bytes() > PART_BYTES);
            }
          }
          if (inParts) {
            document.writeStringField(NEXT_CURSOR, next == null ? null : cursor(next));
          }
          document.writeEndObject();
        });
    document.flush();
  }

  private static String cursor(String after) {
    return new Cursor(CURSOR, Part.LINKS.key(), after).text();
  }

  /// Where a part goes on; null for the first.
  ///
  /// @param cursor as the part before says it; null for none
  static @Nullable String after(@Nullable String cursor) {
    Cursor read = Cursor.parse(cursor, CURSOR);
    if (read == null) {
      return null;
    }
    if (!read.value().equals(Part.LINKS.key()) || read.id().isEmpty()) {
      throw Cursor.unreadable();
    }
    return read.id();
  }

  /// Counts what is written.
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] written, int from, int length) throws IOException {
      out.write(written, from, length);
      bytes += length;
    }

    @Override
    public void write(int written) throws IOException {
      out.write(written);
      bytes++;
    }

    long bytes() {
      return bytes;
    }
  }

  /// All of the document, or nothing.
  ///
  /// @param dryRun whether only to say what would come of it
  /// @throws ProblemException naming all that is wrong with it
  @Transactional
  public RestoredView restore(String workspace, ObjectNode document, boolean dryRun) {
    Map<Section, JsonNode> parts = parts(document);
    var refusals = new Refusals();
    Map<String, Integer> counts = new LinkedHashMap<>();
    var warnings = new ArrayList<String>();
    parts.forEach(
        (section, json) -> {
          String key = section.part().key();
          Section.Restored restored =
              section.restore(workspace, json, Faults.at("", key), refusals);
          counts.put(key, restored.count());
          warnings.addAll(restored.warnings());
        });
    refusals.throwIfAny();
    if (dryRun) {
      QuarkusTransaction.setRollbackOnly();
    }
    return new RestoredView(counts, warnings);
  }

  private Map<Section, JsonNode> parts(ObjectNode document) {
    var faults = new Faults();
    var members = new Members(document, "", faults);
    Long version = members.number(FORMAT, VERSION, VERSION);
    if (faults.isEmpty() && version == null) {
      faults.add(members.at(FORMAT), "An export begins with \"waymark\": 1.");
    }
    members.raw(EXPORTED_AT);
    members.raw(NEXT_CURSOR);
    Map<Section, JsonNode> parts = new LinkedHashMap<>();
    for (Section section : sections) {
      JsonNode json = members.raw(section.part().key());
      if (json != null) {
        parts.put(section, json);
      }
    }
    members.end();
    ProblemException.throwIfAny(faults);
    return parts;
  }
}
