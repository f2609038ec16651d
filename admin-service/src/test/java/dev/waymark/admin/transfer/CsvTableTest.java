package dev.waymark.admin.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
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

  private static int column(CsvTable table, String name) {
    return table.header().stream()
        .map(each -> each.toLowerCase(Locale.ROOT))
        .toList()
        .indexOf(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=;\ntarget;title\nhttps://e.com/?a=1;\"One, two\"",
        "\uFEFFsep=\t\r\ntarget\ttitle\r\nhttps://e.com/?a=1\tOne, two\r\n",
        "\"SEP=,\"\ntarget,title\nhttps://e.com/?a=1,\"One, two\"\n",
        "Target,Title\nhttps://e.com/?a=1,\"One, two\"\n",
        "\uFEFFtarget;title\r\nhttps://e.com/?a=1;One, two",
        "target\ttitle\nhttps://e.com/?a=1\tOne, two",
        "\n title , TARGET \n\"One, two\",https://e.com/?a=1,more",
      })
  void read_anySpreadsheetsFile_findsTheCells(String csv) {
    CsvTable table = table(csv);
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.cell(0, column(table, "target"))).isEqualTo("https://e.com/?a=1");
    assertThat(table.cell(0, column(table, "title"))).isEqualTo("One, two");
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
    assertThat(table.isBlank(1)).isTrue();
    assertThat(table.isBlank(0)).isFalse();
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
  void cell_guardedOrNot_isAsItWasWritten() {
    CsvTable table = table("target,note\nx,\"  two  \"\ny,\"' =1\"\nz,  \n");
    assertThat(table.cell(0, 1)).isEqualTo("  two  ");
    assertThat(table.cell(1, 1)).isEqualTo(" =1");
    assertThat(table.cell(2, 1)).isBlank();
  }

  @Test
  void isTooLong_moreCellsThanTheHeader_onlyWhereTheySaySomething() {
    CsvTable table = table("target,note\nx,y,,\nx,y,z\n");
    assertThat(table.isTooLong(0)).isFalse();
    assertThat(table.isTooLong(1)).isTrue();
  }

  @Test
  void read_cellLongerThanIsTaken_isNull() {
    assertThat(CsvTable.read("target\n" + "x".repeat(CsvTable.MAX_CELL) + "\n", 500)).isNotNull();
    assertThat(CsvTable.read("target\n" + "x".repeat(CsvTable.MAX_CELL + 1) + "\n", 500)).isNull();
  }
}
