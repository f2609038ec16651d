package dev.waymark.admin.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private static CsvTable table(String csv) {
    @Nullable CsvTable table = CsvTable.read(csv, 500);
    if (table == null) {
      throw new AssertionError("no table: " + csv);
    }
    return table;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Target,Title\nhttps://e.com/?a=1,\"One, two\"\n",
        "\uFEFFtarget;title\r\nhttps://e.com/?a=1;One, two",
        "target\ttitle\nhttps://e.com/?a=1\tOne, two",
        "\n title , TARGET \n\"One, two\",https://e.com/?a=1,more",
      })
  void read_anySpreadsheetsFile_findsTheCells(String csv) {
    CsvTable table = table(csv);
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.cell(0, table.column("url", "target"))).isEqualTo("https://e.com/?a=1");
    assertThat(table.cell(0, table.column("title"))).isEqualTo("One, two");
  }

  @Test
  void read_lineBreaksInQuotes_belongToTheCell() {
    CsvTable table = table("target,note\nhttps://e.com/,\"two\nlines \"\"quoted\"\"\"\n");
    assertThat(table.cell(0, 1)).isEqualTo("two\nlines \"quoted\"");
  }

  @Test
  void cell_rowIsShorter_isEmpty() {
    CsvTable table = table("target,title\nhttps://e.com/\n");
    assertThat(table.cell(0, 1)).isEmpty();
    assertThat(table.cell(0, table.column("slug"))).isEmpty();
  }

  @Test
  void read_noTable_isNull() {
    assertThat(CsvTable.read("", 500)).isNull();
    assertThat(CsvTable.read("\n\n", 500)).isNull();
    assertThat(CsvTable.read(",".repeat(CsvTable.MAX_COLUMNS), 500)).isNull();
  }

  /// 2.6 million rows in 7.8 MB were all read before they were counted.
  @Test
  void read_farMoreRowsThanWanted_readsOneMoreThanThose() {
    CsvTable table = Objects.requireNonNull(CsvTable.read("target\n" + "a\n".repeat(260_000), 500));
    assertThat(table.size()).isEqualTo(501);
  }

  /// What comes behind the rows that are read is not looked at.
  @Test
  void read_brokenBehindTheRowsThatAreRead_isStillATable() {
    String broken = ",".repeat(CsvTable.MAX_COLUMNS) + "\n";
    assertThat(CsvTable.read("target\n" + "a\n".repeat(501) + broken, 500)).isNotNull();
    assertThat(CsvTable.read("target\n" + "a\n".repeat(500) + broken, 500)).isNull();
  }

  @Test
  void text_guardedOrNot_isAsItWasWritten() {
    CsvTable table = table("target,note\nx,\"  two  \"\ny,\"' =1\"\nz,  \n");
    assertThat(table.text(0, 1)).isEqualTo("  two  ");
    assertThat(table.text(1, 1)).isEqualTo(" =1");
    assertThat(table.text(2, 1)).isEmpty();
    assertThat(table.cell(0, 1)).isEqualTo("two");
  }
}
