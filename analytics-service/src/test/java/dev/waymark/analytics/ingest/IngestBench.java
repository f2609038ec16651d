package dev.waymark.analytics.ingest;

import dev.waymark.analytics.BenchDatabase;
import dev.waymark.analytics.Click;
import dev.waymark.analytics.Producer;
import dev.waymark.analytics.clock.PostgresClock;
import dev.waymark.analytics.credential.Proof;
import dev.waymark.analytics.database.Transactions;
import dev.waymark.click.ClickBatch;
import dev.waymark.service.database.SchemaCare;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Measures how many clicks a second get into PostgreSQL, with fsync on and on the same machine: a
/// main, not a test. Arguments: producers, batches each, clicks a batch, links.
final class IngestBench {
  private IngestBench() {}

  public static void main(String[] arguments) throws Exception {
    int producers = Integer.parseInt(arguments[0]);
    int batches = Integer.parseInt(arguments[1]);
    int clicks = Integer.parseInt(arguments[2]);
    int links = Integer.parseInt(arguments[3]);
    try (var database = new BenchDatabase(links)) {
      var ingest = ingest(database.transactions());
      for (int round = 0; round < 3; round++) {
        run(ingest, round, producers, batches, clicks, links);
      }
    }
  }

  private static Ingest ingest(Transactions transactions) {
    var partitions = new DayPartitions(transactions, new SchemaCare(() -> {}), new PostgresClock());
    return new Ingest(
        new ClickStore(transactions, partitions, new LinkOwners()),
        new IngestMeters(new SimpleMeterRegistry()));
  }

  private static void run(
      Ingest ingest, int round, int producers, int batches, int clicks, int links)
      throws Exception {
    List<List<byte[]>> streams = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      streams.add(stream(Producer.number((long) round * producers + p), batches, clicks, links, p));
    }
    List<Callable<Void>> runs = new ArrayList<>();
    for (List<byte[]> stream : streams) {
      runs.add(
          () -> {
            for (byte[] batch : stream) {
              ClickBatch read =
                  ((ClickBatch.Accepted) ClickBatch.read(ByteBuffer.wrap(batch))).batch();
              Ingest.Receipt receipt =
                  ingest.take(read, new Proof.OwnCredential(read.header().producer(), 1));
              if (!(receipt instanceof Ingest.Taken taken) || taken.stored() != clicks) {
                throw new IllegalStateException(receipt.toString());
              }
            }
            return null;
          });
    }
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(producers)) {
      for (Future<Void> done : threads.invokeAll(runs)) {
        done.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long all = (long) producers * batches * clicks;
    System.out.printf(
        "%d producers, batches of %d, %d links: %d clicks in %.1f s, %.0f a second%n",
        producers, clicks, links, all, seconds, all / seconds);
  }

  private static List<byte[]> stream(
      Producer producer, int batches, int clicks, int links, int seed) {
    var random = new SplittableRandom(seed);
    String now = java.time.Instant.now().toString();
    List<byte[]> stream = new ArrayList<>();
    for (int b = 0; b < batches; b++) {
      List<Click> list = new ArrayList<>();
      for (int c = 0; c < clicks; c++) {
        // Half of the clicks on a tenth of the links.
        int link = random.nextBoolean() ? random.nextInt(links) : random.nextInt(links / 10 + 1);
        list.add(Click.on("lnk_" + link).at(now).by(random.nextLong()));
      }
      long first = 1 + (long) b * clicks;
      stream.add(producer.batch(first, first, list));
    }
    return stream;
  }
}
