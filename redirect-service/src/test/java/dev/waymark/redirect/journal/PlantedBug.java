package dev.waymark.redirect.journal;

import dev.waymark.click.BatchHeader;
import dev.waymark.click.ClickBatch;
import dev.waymark.click.ProducerMark;
import dev.waymark.click.RecordFrame;
import dev.waymark.redirect.delivery.Transport;
import dev.waymark.redirect.disk.DataFiles;
import dev.waymark.redirect.disk.WrappedFiles;
import dev.waymark.redirect.journal.History.Promise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Mistakes that somebody could make in the journal, its delivery or the receiving end, each
/// planted where the parts of a node meet.
enum PlantedBug implements History.Parts {
  /// The visitor is sent on, then the click is captured.
  ANSWERED_BEFORE_CAPTURED(Promise.KEPT) {
    @Override
    public void click(Node node, long... numbers) {
      Arrays.stream(numbers).forEach(node.answered::add);
      node.click(numbers);
    }
  },

  /// With `power-failure`, the answer goes when the operating system has the click.
  ANSWERED_BEFORE_ON_THE_MEDIUM(Promise.KEPT) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public AppendFile create(String name) throws IOException {
          return new Append(super.create(name)) {
            @Override
            public void sync() {}
          };
        }
      };
    }
  },

  /// With `power-failure`, a disk that fails to take a click is not asked whether it did.
  FAILURE_NOT_NOTICED(Promise.KEPT) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public AppendFile create(String name) throws IOException {
          return new Append(super.create(name)) {
            @Override
            public void sync() {
              try {
                super.sync();
              } catch (IOException _) {
                // which is the mistake
              }
            }
          };
        }
      };
    }
  },

  /// The bytes of a new segment are forced, its name is not.
  NAME_NOT_ON_THE_MEDIUM(Promise.KEPT) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public void sync() {}
      };
    }
  },

  /// Segments are deleted, then the mark is made durable that says why.
  DELETED_BEFORE_THE_MARK(Promise.NOT_DECLARED_LOST) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        private @Nullable ByteBuffer heldBack;

        @Override
        public void replace(String name, ByteBuffer content) throws IOException {
          if (name.equals(SmallFile.MARK)) {
            heldBack = content;
          } else {
            super.replace(name, content);
          }
        }

        @Override
        public void read(String name, long position, ByteBuffer into) throws IOException {
          // What delivery does next.
          if (heldBack != null) {
            super.replace(SmallFile.MARK, heldBack);
            heldBack = null;
          }
          super.read(name, position, into);
        }
      };
    }
  },

  /// With the segments that are delivered goes the one that holds the mark.
  DELETED_ONE_TOO_MANY(Promise.KEPT) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public void delete(String name) throws IOException {
          super.delete(name);
          List<String> later =
              names().stream()
                  .filter(other -> Segment.ofName(other) != null && other.compareTo(name) > 0)
                  .sorted()
                  .toList();
          if (!later.isEmpty()) {
            super.delete(later.getFirst());
          }
        }
      };
    }
  },

  /// Delivered segments are deleted although a restored database may ask for them.
  RETENTION_IGNORED(Promise.KEPT) {
    @Override
    public Settings settings(Settings settings) {
      return settings.with(Duration.ZERO);
    }
  },

  /// Delivered segments are forgotten and not deleted.
  NEVER_DELETED(Promise.LET_GO) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public void delete(String name) {}
      };
    }
  },

  /// The last record is taken for torn when it ends where the file does.
  LAST_RECORD_TAKEN_FOR_TORN(Promise.KEPT) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public void read(String name, long position, ByteBuffer into) throws IOException {
          int start = into.position();
          super.read(name, position, into);
          if (Segment.ofName(name) != null && into.hasRemaining() && into.position() > start) {
            into.position(into.position() - 1);
          }
        }
      };
    }
  },

  /// Whatever has a length that fits is read as a record.
  CHECKSUM_NOT_COMPARED(Promise.UNCHANGED) {
    @Override
    public DataFiles files(DataFiles files) {
      return new WrappedFiles(files) {
        @Override
        public void read(String name, long position, ByteBuffer into) throws IOException {
          int start = into.position();
          super.read(name, position, into);
          if (Segment.ofName(name) != null && position >= Segment.HEADER_BYTES) {
            sealAll(into, start);
          }
        }

        private void sealAll(ByteBuffer records, int start) {
          var crc = new CRC32C();
          int at = start;
          while (records.position() - at > RecordFrame.OVERHEAD) {
            int length = records.getInt(at + Integer.BYTES);
            if (length < 1 || length > records.position() - at - RecordFrame.OVERHEAD) {
              return;
            }
            at = RecordFrame.seal(records, at, RecordFrame.sequenceOf(records, at), crc);
          }
        }
      };
    }
  },

  /// A new opening is told from an older one by nothing.
  EPOCH_NOT_RAISED(Promise.KEPT) {
    @Override
    public Transport transport(Transport transport) {
      return batch -> {
        BatchHeader header = header(batch);
        byte[] other = batch.clone();
        ClickBatch.writeHeader(
            new BatchHeader(
                header.producer(),
                1,
                1,
                1,
                header.goneFrom(),
                header.first(),
                header.journalNext(),
                header.count()),
            ByteBuffer.wrap(other));
        return transport.deliver(other);
      };
    }
  },

  /// A delivery that failed moves the node's mark.
  MARK_MOVED_BEFORE_CONFIRMED(Promise.KEPT) {
    @Override
    public Transport transport(Transport transport) {
      return batch ->
          transport.deliver(batch) instanceof Transport.Rewind rewind
              ? rewind
              : new Transport.Confirmed();
    }
  },

  /// What is missing before a batch is declared lost without asking for it.
  GAP_NOT_ASKED_FOR(Promise.KEPT) {
    @Override
    public FakeAnalytics analytics() {
      return new FakeAnalytics() {
        @Override
        ProducerMark.Judgement judge(ProducerMark mark, BatchHeader batch) {
          return switch (super.judge(mark, batch)) {
            case ProducerMark.Gap gap ->
                new ProducerMark.Take(
                    0,
                    gap.expected(),
                    new ProducerMark(batch.sender(), batch.epoch(), batch.end()));
            case ProducerMark.Take take -> take;
            case ProducerMark.Superseded superseded -> superseded;
          };
        }
      };
    }
  },

  /// A batch that comes again is stored again.
  REPEATS_STORED(Promise.ONCE) {
    @Override
    public FakeAnalytics analytics() {
      return new FakeAnalytics() {
        @Override
        ProducerMark.Judgement judge(ProducerMark mark, BatchHeader batch) {
          return switch (super.judge(mark, batch)) {
            case ProducerMark.Take take -> new ProducerMark.Take(0, take.lostFrom(), take.moved());
            case ProducerMark.Gap gap -> gap;
            case ProducerMark.Superseded superseded -> superseded;
          };
        }
      };
    }
  },

  /// A batch whose beginning is known is dropped with its end.
  REPEATS_DROPPED_WHOLE(Promise.KEPT) {
    @Override
    public FakeAnalytics analytics() {
      return new FakeAnalytics() {
        @Override
        ProducerMark.Judgement judge(ProducerMark mark, BatchHeader batch) {
          return switch (super.judge(mark, batch)) {
            case ProducerMark.Take take ->
                take.skip() == 0
                    ? take
                    : new ProducerMark.Take(batch.count(), take.lostFrom(), take.moved());
            case ProducerMark.Gap gap -> gap;
            case ProducerMark.Superseded superseded -> superseded;
          };
        }
      };
    }
  },

  /// Rows are stored in one transaction, the producer's mark in the next.
  ROWS_BEFORE_THE_MARK(Promise.ONCE) {
    @Override
    public FakeAnalytics analytics() {
      return new FakeAnalytics() {
        private int batches;

        @Override
        boolean store(List<Long> fresh, UUID producer, ProducerMark before, ProducerMark moved) {
          boolean diesInBetween = ++batches % 4 == 0;
          return super.store(fresh, producer, before, diesInBetween ? before : moved)
              && !diesInBetween;
        }
      };
    }
  },

  /// The producer's mark is stored in one transaction, rows in the next.
  THE_MARK_BEFORE_ROWS(Promise.KEPT) {
    @Override
    public FakeAnalytics analytics() {
      return new FakeAnalytics() {
        private int batches;

        @Override
        boolean store(List<Long> fresh, UUID producer, ProducerMark before, ProducerMark moved) {
          boolean diesInBetween = ++batches % 4 == 0;
          return super.store(diesInBetween ? List.of() : fresh, producer, before, moved)
              && !diesInBetween;
        }
      };
    }
  },

  /// Two clicks of the same moment are taken for one.
  REPEATS_TOLD_BY_TIME(Promise.KEPT) {
    @Override
    public FakeAnalytics analytics() {
      return new FakeAnalytics() {
        private final Set<Long> seen = new HashSet<>();

        @Override
        boolean store(List<Long> fresh, UUID producer, ProducerMark before, ProducerMark moved) {
          return super.store(
              fresh.stream().filter(click -> seen.add(Clicks.click(click).atMillis())).toList(),
              producer,
              before,
              moved);
        }
      };
    }
  },

  /// The stream is followed by the clicks' ids, which are drawn before the clicks stand in line.
  CURSOR_BY_ID(Promise.KEPT) {
    @Override
    public FakeAnalytics analytics() {
      return new FakeAnalytics() {
        private long newest;

        @Override
        boolean store(List<Long> fresh, UUID producer, ProducerMark before, ProducerMark moved) {
          List<Long> newer = fresh.stream().filter(click -> click > newest).toList();
          newest = Math.max(newest, newer.stream().mapToLong(Long::longValue).max().orElse(0));
          return super.store(newer, producer, before, moved);
        }
      };
    }
  };

  private final Promise breaks;

  PlantedBug(Promise breaks) {
    this.breaks = breaks;
  }

  /// The promise that is broken by it.
  Promise breaks() {
    return breaks;
  }

  private static BatchHeader header(byte[] batch) {
    return switch (ClickBatch.read(ByteBuffer.wrap(batch))) {
      case ClickBatch.Accepted accepted -> accepted.batch().header();
      case ClickBatch.Rejected rejected -> throw new AssertionError(rejected.reason());
    };
  }
}
