package io.vad4j.examples.cli.reproduce;

import io.vad4j.core.evaluate.ScoredClip;
import io.vad4j.examples.cli.page.HtmlPage;
import io.vad4j.examples.cli.page.MarkdownPage;
import io.vad4j.examples.cli.page.Page;
import java.util.Locale;

/**
 * Writes the page, and beside it the unrounded numbers of its tables, the figures, and of each
 * method all its scores and metrics.
 */
final class ReportFiles {
  private static final String FIGURES = "figures";
  private static final String SCORES = "scores";

  private ReportFiles() {}

  static void write(Results results, OutputFolder folder) {
    OutputFolder scores = folder.folder(SCORES);
    String dataset = results.setting().dataset();
    results
        .methods()
        .forEach(
            (key, method) -> {
              scores.write(key + ".json", method.evaluation(dataset).toJson());
              scores.write(key + ".csv", csv(method));
            });
    Page page = new ReproductionPage(results).page();
    page.tables().forEach(table -> folder.write(table.fileName(), JsonText.of(table.toMap())));
    OutputFolder figures = folder.folder(FIGURES);
    page.figures().forEach(figure -> figures.write(figure.fileName(), figure.image()));
    folder.write("report.md", MarkdownPage.of(page, FIGURES));
    folder.write("report.html", HtmlPage.of(page));
  }

  /** What {@code vad score-file} reads. */
  private static String csv(Method method) {
    StringBuilder text = new StringBuilder("clip,frame,score,label\n");
    for (ScoredClip clip : method.test()) {
      for (int i = 0; i < clip.frames(); i++) {
        text.append(
            String.format(
                Locale.ROOT,
                "\"%s\",%d,%s,%d%n",
                clip.name(),
                i,
                clip.score(i),
                clip.abnormal(i) ? 1 : 0));
      }
    }
    return text.toString();
  }
}
