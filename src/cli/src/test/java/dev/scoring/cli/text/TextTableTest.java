package dev.scoring.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.cli.text.TextTable.Align;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsAreAlignedAndLinesHaveNoTrailingSpaces() {
    TextTable table = new TextTable(List.of(Align.LEFT, Align.RIGHT, Align.LEFT));
    table.row("scored", "999,996").row("rejected", "4", "with a reason").row("é", "1");

    assertThat(table.lines("  "))
        .containsExactly(
            "  scored    999,996", "  rejected        4  with a reason", "  é               1");
  }

  @Test
  void aRowThatIsTooLongIsRefused() {
    TextTable table = new TextTable(List.of(Align.LEFT));

    assertThatThrownBy(() -> table.row("a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 cells in a table of 1 columns");
  }
}
