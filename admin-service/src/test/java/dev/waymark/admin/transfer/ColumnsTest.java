package dev.waymark.admin.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.admin.link.LinkCells;
import dev.waymark.fault.Fault;
import dev.waymark.fault.Faults;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
  private final Faults faults = new Faults();

  private Columns of(String header, String... ignored) {
    CsvTable table = Objects.requireNonNull(CsvTable.read(header + "\nx\n", 500));
    return Columns.of(table, null, Set.of(ignored), false, "/csv", faults);
  }

  private List<String> details() {
    return faults.toList().stream().map(Fault::detail).toList();
  }

  /// A misspelt column was dropped in silence: `max_click` made endless links.
  @Test
  void of_unknownColumns_namesAllOfThemWithTheNearest() {
    of("target,max_click,colour,expire_at,Pasword");
    assertThat(details()).hasSize(4);
    assertThat(details().get(0))
        .startsWith("Unknown column 'max_click'; did you mean 'max_clicks'?");
    assertThat(details().get(1)).startsWith("Unknown column 'colour'.");
    assertThat(details().get(2)).contains("'expires_at'");
    assertThat(details().get(3)).contains("'password'");
  }

  @Test
  void of_ignoredColumns_areLeftOutAndTold() {
    assertThat(of("target,Colour,click_count", "colour").leftOut())
        .containsExactly("Colour", "click_count");
    assertThat(details()).isEmpty();
  }

  @Test
  void of_moreFaultsThanAreListed_areCounted() {
    of(
        "target,"
            + IntStream.range(0, 200)
                .mapToObj(i -> "zz" + i + "qq")
                .collect(Collectors.joining(",")));
    assertThat(faults.count()).isEqualTo(200);
    assertThat(faults.toList()).hasSize(Faults.MAX_LISTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "target,URL|'target' and 'URL' hold the same",
        "target,title,Title|'title' and 'Title' hold the same",
        "target,utm_params,utm_source|'utm_params' and 'utm_source' hold the same",
        "title,note|No column says where the links lead",
        "target,|Column 2 has no name"
      })
  void of_headerThatCannotBeMeant_saysWhy(String header, String why) {
    CsvTable table = Objects.requireNonNull(CsvTable.read(header + "\nx,y,z\n", 500));
    Columns.of(table, null, Set.of(), false, "/csv", faults);
    assertThat(details()).singleElement().asString().contains(why);
  }

  @Test
  void of_columnWithoutNameAndCells_isPassedOver() {
    of("target,,");
    assertThat(details()).isEmpty();
  }

  @Test
  void of_everyFieldOfLinks_isUnderstood() {
    Columns columns = of(String.join(",", LinkCells.keys()) + ",password");
    assertThat(details()).isEmpty();
    assertThat(columns.places()).hasSize(LinkCells.keys().size() + 1);
    assertThat(columns.isOurs()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Link,Custom Link,Long URL;bitly",
        "bitlink,long_url,title;bitly",
        "Short link,Destination URL,Key;dub",
        "keyword,url,title,timestamp,ip,clicks;yourls",
        "address,target,password;kutt",
        "slashtag,destination;rebrandly",
        "Original URL,path;short.io",
        "TinyURL,Long URL,Alias;tinyurl",
        "shortCode,longUrl,title;shlink",
        "url,short_id,note;tiny.cc",
        "id,short_url,domain,slug,target,click_count;generic",
        "target,clicks;generic"
      })
  void serviceOf_headers_isTheirs(String header, String service) {
    assertThat(KnownColumns.serviceOf(List.of(header.split(",")))).isEqualTo(service);
  }

  /// What a column holds is a field that there is.
  @Test
  void columns_ofEveryService_holdFieldsThatThereAre() {
    for (String service : KnownColumns.services()) {
      for (String name : KnownColumns.telling(_ -> true)) {
        KnownColumns.Known known = KnownColumns.of(name, service);
        assertThat(known).isNotNull();
        if (known != null && known.meaning() instanceof Meaning.Field field) {
          assertThat(LinkCells.keys()).contains(field.key());
        }
      }
    }
  }
}
