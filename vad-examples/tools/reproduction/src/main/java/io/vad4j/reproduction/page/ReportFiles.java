package io.vad4j.reproduction.page;

import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.report.HtmlPage;
import io.vad4j.report.MarkdownPage;
import io.vad4j.report.Page;
import io.vad4j.reproduction.evaluation.MethodResult;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.training.JsonText;
import io.vad4j.reproduction.training.OutputFolder;
import java.util.Locale;

/** Writes the page, the unrounded values of its tables, the figures, scores and metrics. */
public final class ReportFiles {
  private static final String FIGURES = "figures";
  private static final String SCORES = "scores";

  private ReportFiles() {}

  public static void write(ReproductionResults results, OutputFolder folder) {
    OutputFolder scores = folder.folder(SCORES);
    String dataset = results.setting().dataset();
    results
        .methods()
        .forEach(
            (key, method) -> {
              scores.write(key + ".json", JsonText.format(method.evaluation(dataset).toMap()));
              scores.write(key + ".csv", toCsv(method));
            });
    Page page = new ReproductionPage(results).page();
    page.tables().forEach(table -> folder.write(table.fileName(), JsonText.format(table.toMap())));
    OutputFolder figures = folder.folder(FIGURES);
    page.figures().forEach(figure -> figures.write(figure.fileName(), figure.fileContent()));
    folder.write("report.md", MarkdownPage.of(page, FIGURES));
    folder.write("report.html", HtmlPage.of(page));
  }

  /** {@return scores in the format of {@code vad evaluate-scores}} */
  private static String toCsv(MethodResult method) {
    StringBuilder text = new StringBuilder("clip,frame,score,label\n");
    for (ScoredClip clip : method.testClips()) {
      for (int i = 0; i < clip.frameCount(); i++) {
        text.append(
            String.format(
                Locale.ROOT,
                "\"%s\",%d,%s,%d%n",
                clip.name(),
                i,
                clip.score(i),
                clip.isAbnormal(i) ? 1 : 0));
      }
    }
    return text.toString();
  }
}
