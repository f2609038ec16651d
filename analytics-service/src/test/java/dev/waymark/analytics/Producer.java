package dev.waymark.analytics;

import static io.restassured.RestAssured.given;

import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ClickCodec;
import dev.waymark.click.ProducerCredential;
import dev.waymark.click.RecordFrame;
import io.restassured.response.Response;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/// A redirect node that delivers.
///
/// @param sender its epoch
/// @param epoch the epoch of what it delivers
/// @param epochStart the first number of that epoch
public record Producer(UUID id, long sender, long epoch, long epochStart) {
  /// A new node.
  public static Producer number(long number) {
    return new Producer(new UUID(0, number), 1, 1, 1);
  }

  /// The same after a restart.
  public Producer restarted(long nextEpoch, long start) {
    return new Producer(id, nextEpoch, nextEpoch, start);
  }

  /// A batch.
  ///
  /// @param goneFrom from where on it has nothing up to the first
  public byte[] batch(long goneFrom, long first, List<Click> clicks) {
    ByteBuffer out = ByteBuffer.allocate(1024 + clicks.size() * 1024);
    var header =
        new BatchHeader(
            id, sender, epoch, epochStart, goneFrom, first, first + clicks.size(), clicks.size());
    ClickBatch.writeHeader(header, out);
    var crc = new CRC32C();
    long sequence = first;
    for (Click click : clicks) {
      int start = RecordFrame.begin(out);
      ClickCodec.write(click.event(sequence), out);
      RecordFrame.end(out, start);
      RecordFrame.seal(out, start, sequence++, crc);
    }
    var bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /// Delivers clicks from a number on.
  public Response deliver(long first, Click... clicks) {
    return send(batch(first, first, List.of(clicks)));
  }

  /// Delivers clicks from a number on, those before it being gone.
  public Response deliverAfterGap(long goneFrom, long first, Click... clicks) {
    return send(batch(goneFrom, first, List.of(clicks)));
  }

  /// Its credential.
  ///
  /// @param generation which one
  public ProducerCredential credential(int generation) {
    return ProducerCredential.derive(World.SECRET, id, generation);
  }

  /// Sends anything, with this producer's first credential.
  public Response send(byte[] body) {
    return send(credential(1).text(), body);
  }

  /// Sends anything, with any credential.
  public static Response send(String credential, byte[] body) {
    return given()
        .header("Authorization", ProducerCredential.SCHEME + ' ' + credential)
        .contentType(ClickBatch.MEDIA_TYPE)
        .body(body)
        .post("/api/ingest/clicks");
  }

  /// Sends anything, with a key.
  public static Response sendByKey(String key, byte[] body) {
    return given()
        .header("Authorization", "Bearer " + key)
        .contentType(ClickBatch.MEDIA_TYPE)
        .body(body)
        .post("/api/ingest/clicks");
  }
}
