package dev.waymark.visitor.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.visitor.Country;
import dev.waymark.visitor.geo.ReloadingCountryLookup.Refresh;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReloadingCountryLookupTest {
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("1.1.1.1");
  private static final Refresh LOADED =
      new Refresh.Loaded("Test", Instant.parse("2023-11-14T22:13:20Z"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @SuppressWarnings("NullAway.Init")
  private ReloadingCountryLookup lookup;

  private int writes;

  @BeforeEach
  void startWithoutFile() {
    file = directory.resolve("countries.mmdb");
    lookup = new ReloadingCountryLookup(file, address -> Country.of("AQ"));
  }

  @Test
  void countryOf_beforeAnyFile_isTheInitialLookups() {
    assertThat(lookup.refresh()).isEqualTo(new Refresh.Missing());
    assertThat(code()).isEqualTo("AQ");
  }

  @Test
  void refresh_fileAppears_answersFromIt() throws IOException {
    write(tiny("DE"));

    assertThat(code()).isEqualTo("AQ");
    assertThat(lookup.refresh()).isEqualTo(LOADED);
    assertThat(code()).isEqualTo("DE");
    assertThat(lookup.refresh()).isEqualTo(new Refresh.Unchanged());
  }

  @Test
  void refresh_fileReplaced_answersFromTheNewOne() throws IOException {
    write(tiny("DE"));
    lookup.refresh();
    write(tiny("FR"));

    assertThat(lookup.refresh()).isEqualTo(LOADED);
    assertThat(code()).isEqualTo("FR");
  }

  @Test
  void refresh_newFileIsBad_keepsTheOldOneAndReportsOnce() throws IOException {
    write(tiny("DE"));
    lookup.refresh();
    write(new byte[] {1, 2, 3});

    assertThat(lookup.refresh()).isInstanceOf(Refresh.Refused.class);
    assertThat(lookup.refresh()).isEqualTo(new Refresh.Unchanged());
    assertThat(code()).isEqualTo("DE");

    write(tiny("FR"));

    assertThat(lookup.refresh()).isEqualTo(LOADED);
    assertThat(code()).isEqualTo("FR");
  }

  @Test
  void refresh_fileVanishes_keepsTheOldOne() throws IOException {
    write(tiny("DE"));
    lookup.refresh();
    Files.delete(file);

    assertThat(lookup.refresh()).isEqualTo(new Refresh.Missing());
    assertThat(code()).isEqualTo("DE");

    write(tiny("FR"));

    assertThat(lookup.refresh()).isEqualTo(LOADED);
  }

  @Test
  void refresh_directoryInPlaceOfTheFile_isRefused() throws IOException {
    Files.createDirectory(file);

    assertThat(lookup.refresh()).isInstanceOf(Refresh.Refused.class);
  }

  @Test
  void countryOf_whileReloading_isAlwaysAnswered() throws Exception {
    write(tiny("DE"));
    lookup.refresh();
    var done = new AtomicBoolean();
    var reader =
        CompletableFuture.supplyAsync(
            () -> {
              boolean answered = true;
              while (!done.get()) {
                String code = code();
                answered &= "DE".equals(code) || "FR".equals(code);
              }
              return answered;
            });
    for (int i = 0; i < 200; i++) {
      write(tiny(i % 2 == 0 ? "FR" : "DE"));
      assertThat(lookup.refresh()).isEqualTo(LOADED);
    }
    done.set(true);

    assertThat(reader.get(1, TimeUnit.MINUTES)).isTrue();
  }

  private @Nullable String code() {
    Country country = lookup.countryOf(ADDRESS);
    return country == null ? null : country.code();
  }

  /// Writes as a download should: to another name, then in place. Every write has its own time.
  private void write(byte[] bytes) throws IOException {
    Path next = Files.write(directory.resolve("next"), bytes);
    Files.setLastModifiedTime(next, FileTime.from(Instant.EPOCH.plusSeconds(++writes)));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] tiny(String code) {
    return TinyDatabase.of("Test", TinyDatabase.country(code), TinyDatabase.country(code));
  }
}
