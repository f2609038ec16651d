package dev.waymark.analytics.ingest;

import dev.waymark.click.ClickEvent;
import dev.waymark.visitor.Country;
import dev.waymark.visitor.Device;
import dev.waymark.visitor.OperatingSystem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Stores clicks by `COPY`, in PostgreSQL's [binary
/// format](https://www.postgresql.org/docs/18/sql-copy.html): about three times as fast as inserts.
final class ClickCopy {
  private static final String COPY =
      "copy click (at, id, workspace_id, link_id, producer, epoch, sequence, visitor_class, outcome,"
          + " scan, step, rule, variant, channel, country, device, os, browser, language, referrer,"
          + " utm_source, utm_medium, utm_campaign, utm_term, utm_content, visitor, address,"
          + " rules_version, entry)"
          + " from stdin (format binary)";
  private static final short COLUMNS = 29;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_ROW = 48 * 1024;
  private static final int NULL = -1;

  /// PostgreSQL counts microseconds since 2000.
  private static final long EPOCH_MILLIS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  private final ByteBuffer out = ByteBuffer.allocate(CHUNK + LONGEST_ROW);

  private ClickCopy() {}

  static void store(
      Connection connection, int producer, long epoch, List<ClickStore.Storable> clicks)
      throws SQLException {
    if (clicks.isEmpty()) {
      return;
    }
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    try {
      new ClickCopy().write(copy, producer, epoch, clicks);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void write(CopyIn copy, int producer, long epoch, List<ClickStore.Storable> clicks)
      throws SQLException {
    out.put(SIGNATURE).putInt(0).putInt(0);
    for (ClickStore.Storable click : clicks) {
      row(click.event(), producer, epoch, click.reading().sequence());
      if (out.position() >= CHUNK) {
        flush(copy);
      }
    }
    out.putShort((short) -1);
    flush(copy);
  }

  private void flush(CopyIn copy) throws SQLException {
    copy.writeToCopy(out.array(), 0, out.position());
    out.clear();
  }

  private void row(ClickEvent click, int producer, long epoch, long sequence) {
    out.putShort(COLUMNS);
    number((click.atMillis() - EPOCH_MILLIS) * 1000);
    out.putInt(16).putLong(click.id().high()).putLong(click.id().low());
    text(click.workspace());
    text(click.link());
    out.putInt(Integer.BYTES).putInt(producer);
    number(epoch);
    number(sequence);
    text(click.visitorClass().key());
    text(click.outcome().key());
    out.putInt(1).put((byte) (click.scan() ? 1 : 0));
    text(click.step());
    text(click.rule());
    text(click.variant());
    text(click.channel());
    Country country = click.country();
    text(country == null ? null : country.code());
    Device device = click.device();
    text(device == null ? null : device.key());
    OperatingSystem os = click.os();
    text(os == null ? null : os.key());
    text(click.browser());
    text(click.language());
    text(click.referrer());
    text(click.utm().source());
    text(click.utm().medium());
    text(click.utm().campaign());
    text(click.utm().term());
    text(click.utm().content());
    numberUnlessZero(click.visitor());
    text(click.address());
    numberUnlessZero(click.rulesVersion());
    text(click.entry());
  }

  private void number(long value) {
    out.putInt(Long.BYTES).putLong(value);
  }

  private void numberUnlessZero(long value) {
    if (value == 0) {
      out.putInt(NULL);
    } else {
      number(value);
    }
  }

  private void text(@Nullable String text) {
    if (text == null) {
      out.putInt(NULL);
      return;
    }
    byte[] bytes = storableText(text).getBytes(StandardCharsets.UTF_8);
    out.putInt(bytes.length).put(bytes);
  }

  /// PostgreSQL's texts hold every character but this one.
  static String storableText(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
