package dev.waymark.redirect.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

class HashIndexTest {
  private final HashIndex index = new HashIndex();

  private Set<Integer> rows(long hash) {
    var rows = new HashSet<Integer>();
    AtomicLongArray look = index.look();
    for (int bucket = HashIndex.first(look, hash);
        bucket >= 0;
        bucket = HashIndex.next(look, hash, bucket)) {
      rows.add(HashIndex.row(look, bucket));
    }
    return rows;
  }

  @Test
  void index_anyChanges_equalsTheMap() {
    var random = new SplittableRandom(1);
    Map<Long, Set<Integer>> expected = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      long hash = (long) random.nextInt(3_000) << Integer.SIZE;
      int row = random.nextInt(5);
      if (random.nextInt(3) == 0) {
        index.remove(hash, row);
        expected.getOrDefault(hash, new HashSet<>()).remove(row);
      } else {
        index.put(hash, row);
        expected.computeIfAbsent(hash, _ -> new HashSet<>()).add(row);
      }
      assertThat(rows(hash)).isEqualTo(expected.getOrDefault(hash, Set.of()));
    }
    expected.forEach((hash, rows) -> assertThat(rows(hash)).isEqualTo(rows));
  }

  @Test
  void look_whileItGrows_findsWhatStays() throws InterruptedException {
    long stays = 42L << Integer.SIZE;
    index.put(stays, 7);
    var isOver = new AtomicBoolean();
    var isMissing = new AtomicBoolean();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!isOver.get()) {
                    if (!rows(stays).contains(7)) {
                      isMissing.set(true);
                    }
                  }
                });
    var random = new SplittableRandom(2);
    for (int row = 0; row < 300_000; row++) {
      long hash = random.nextLong();
      index.put(hash, row);
      if (row % 3 == 0) {
        index.remove(hash, row);
      }
    }
    isOver.set(true);
    reader.join();
    assertThat(isMissing).isFalse();
  }

  @Test
  void tags_ofRows_findThemAgain() {
    var random = new SplittableRandom(3);
    var hashes = new long[500];
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = random.nextLong();
      index.put(hashes[row], row);
    }
    int[] tags = index.tags(hashes.length);
    var again = new HashIndex();
    again.reserve(hashes.length);
    for (int row = 0; row < hashes.length; row++) {
      again.put(HashIndex.ofTag(tags[row]), row);
    }
    for (int row = 0; row < hashes.length; row++) {
      AtomicLongArray look = again.look();
      int bucket = HashIndex.first(look, hashes[row]);
      assertThat(HashIndex.row(look, bucket)).isEqualTo(row);
    }
  }
}
