package io.vad4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final NumberTable TABLE =
      new NumberTable(
          "speeds",
          "Speeds | all",
          "Who",
          List.of(
              Column.decimal("kmh", "km/h", 1),
              Column.count("steps", "Steps"),
              Column.text("shoes", "Shoes")),
          List.of(
              new Row("walker", "Walker <slow>", Map.of("kmh", 4.04, "steps", 12345)),
              new Row("runner", "Runner", Map.of("kmh", 12.26, "steps", 9, "shoes", "red"))),
          List.of("On 2 people."));

  private static final Page PAGE =
      new Page(
          "People",
          List.of("How fast they are."),
          List.of(
              new Section(
                  "all",
                  "All",
                  List.of(
                      TABLE,
                      new Block.BulletList(List.of("One.", "Two.")),
                      new Block.FigureGroup(
                          List.of(
                              new ReportFigure("walk", "A walk.", new byte[] {(byte) 0x89, 'P'})),
                          Block.Layout.STACK)))),
          true);

  @Test
  void cellsAreRoundedForReadingAndWholeInJson() {
    Row walker = TABLE.rows().get(0);

    assertThat(NumberTable.cellText(walker, TABLE.columns().get(0))).isEqualTo("4.0");
    assertThat(NumberTable.cellText(walker, TABLE.columns().get(1))).isEqualTo("12,345");
    assertThat(TABLE.toMap().get("rows"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .extractingByKey("walker")
        .isEqualTo(Map.of("title", "Walker <slow>", "kmh", 4.04, "steps", 12345));
  }

  @Test
  void cellsWithoutValueShowADash() {
    assertThat(NumberTable.cellText(TABLE.rows().get(0), TABLE.columns().get(2))).isEqualTo("–");
  }

  @Test
  void valuesWithoutColumnAreRefused() {
    assertThatThrownBy(
            () ->
                new NumberTable(
                    "t",
                    "T",
                    "x",
                    List.of(),
                    List.of(new Row("a", "A", Map.of("b", 1))),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Row a of t has values for [b]");
  }

  @Test
  void eachCellOfTheHtmlPageNamesItsKeyInJson() {
    assertThat(HtmlPage.of(PAGE))
        .contains("<td title=\"speeds.json: rows.walker.kmh\">4.0</td>")
        .contains("<td class=\"text\" title=\"speeds.json: rows.runner.shoes\">red</td>")
        .contains("Walker &lt;slow&gt;")
        .contains("src=\"data:image/png;base64,iVA=\"");
  }

  @Test
  void theMarkdownPageNamesRowsAndColumnsOfTheJson() {
    assertThat(MarkdownPage.of(PAGE, "figures"))
        .startsWith("# People\n\nHow fast they are.\n\n## All\n")
        .contains("| Walker \\<slow\\> | 4.0 | 12,345 | – |")
        .contains("`speeds.json` as `rows.ROW.COLUMN`, with rows `walker`, `runner`")
        .contains("- One.\n- Two.")
        .contains("![A walk.](figures/walk.png)");
  }

  @Test
  void aPageListsItsTablesAndFigures() {
    assertThat(PAGE.tables()).containsExactly(TABLE);
    assertThat(PAGE.figures()).extracting(ReportFigure::fileName).containsExactly("walk.png");
  }
}
