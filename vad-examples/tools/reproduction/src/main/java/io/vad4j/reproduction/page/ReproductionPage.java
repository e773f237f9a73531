package io.vad4j.reproduction.page;

import io.vad4j.report.Block;
import io.vad4j.report.NumberTable;
import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import io.vad4j.report.Page;
import io.vad4j.report.Section;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.training.TrainingBudget;
import io.vad4j.reproduction.training.TrainingPlan;
import io.vad4j.tensorflow.EpochMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a reproduction: protocol, tables, figures. */
final class ReproductionPage {
  private final ReproductionResults results;
  private final PaperTables tables;
  private final ThresholdTables thresholds;
  private final AblationTables ablations;
  private final ResultFigures figures;

  ReproductionPage(ReproductionResults results) {
    this.results = results;
    this.tables = new PaperTables(results);
    this.thresholds = new ThresholdTables(results, tables.testSetNote());
    this.ablations = new AblationTables(results);
    this.figures = new ResultFigures(results);
  }

  Page page() {
    List<Section> sections = new ArrayList<>();
    if (tables.isComparable()) {
      sections.add(
          new Section("claims-section", "Claims", List.of(new PaperClaims(results).table())));
    }
    sections.add(protocol());
    sections.add(new Section("network", "Network", List.of(tables.layers())));
    sections.add(training());
    sections.add(new Section("thresholds", "Thresholds", thresholds.atTenths()));
    sections.add(networks());
    sections.add(methods());
    sections.add(best());
    sections.add(new Section("speed", "Real time", List.of(tables.latencies())));
    sections.add(new Section("ablations", "Ablations", ablations.all()));
    sections.add(
        new Section(
            "timelines",
            "Scores over time",
            List.of(new Block.FigureGroup(figures.timelines(), Block.Layout.STACK))));
    sections.add(samples());
    return new Page(
        "Reproduction of the paper's experiments on " + results.setting().dataset(),
        introduction(),
        sections,
        true);
  }

  private List<String> introduction() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        PaperValues.CITATION + ": the experiments, run by vad4j, beside the published values.");
    if (results.setting().quick()) {
      TrainingBudget budget = results.setting().budget();
      paragraphs.add(
          "This is a quick run: %d × %<d pixels, at most %d epochs, every %dth frame. It tests the pipeline; its results are worse than those of a full run and do not compare with the paper."
              .formatted(budget.size(), budget.epochs(), budget.frameStride()));
    }
    if (!tables.isComparable()) {
      paragraphs.add(
          "The paper's figures are those of UCSD Ped2. Claims are not judged by other data.");
    }
    return paragraphs;
  }

  private Section protocol() {
    ReproductionResults.Setting setting = results.setting();
    TrainingBudget budget = setting.budget();
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "Data: %s, %,d frames in %d training clips. %s",
            setting.dataset(),
            setting.trainingFrames(),
            setting.trainingClips(),
            tables.testSetNote()));
    lines.add(
        format(
            "Of the training clips, %d with %,d frames are held out (%s). Early stopping, α and β,"
                + " thresholds, perspective and the selection of the score formula use these only;"
                + " test labels are used for the results only.",
            setting.clips().withRole(EvaluationClip.Role.NORMAL).size(),
            setting.normalFrameCount(),
            String.join(
                ", ",
                setting.clips().withRole(EvaluationClip.Role.NORMAL).stream()
                    .map(EvaluationClip::name)
                    .toList())));
    lines.add(
        format(
            "Input %d × %<d, grayscale, 0 to 1; trained on every %s frame, every frame is scored."
                + " Adam 0.001, × 0.95 every 10 epochs, at most %d epochs, patience 10, best epoch"
                + " kept, batch 8, dropout 0.2, random crop, flip and rotation, seed %d.",
            budget.size(), ordinal(budget.frameStride()), budget.epochs(), budget.seed()));
    lines.add(
        format(
            "Masked and hybrid trainings mask %.0f %% of the input in random blocks; nothing is"
                + " masked at inference, unless stated. The hybrid training weights errors by"
                + " motion and adds the error of the motion gradient, with weight 1 each.",
            100 * TrainingPlan.MASK_RATIO));
    lines.add(tables.alphaBetaNote());
    lines.add(
        format(
            "The network with temporal attention receives %d frames, of which the newest is masked"
                + " in training and reconstructed.",
            TrainingPlan.TEMPORAL_FRAMES));
    lines.add("Scores are causal but for the first frame of a clip, which takes the second's.");
    lines.add("Machine: " + HostInfo.describe() + ".");
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.BulletList(lines));
    if (tables.isComparable()) {
      blocks.add(new Block.Paragraph("Contradictions and missing details of the paper:"));
      blocks.add(new Block.BulletList(PaperValues.CONTRADICTIONS));
    }
    return new Section("protocol", "Protocol", blocks);
  }

  private static String ordinal(int number) {
    return switch (number) {
      case 1 -> "single";
      case 2 -> "2nd";
      case 3 -> "3rd";
      default -> number + "th";
    };
  }

  private Section training() {
    List<Row> rows = new ArrayList<>();
    results
        .trainings()
        .forEach(
            (name, training) -> {
              Map<String, Object> values = new HashMap<>();
              List<EpochMetrics> epochs = training.history();
              if (!epochs.isEmpty()) {
                values.put("epochs", epochs.size());
                values.put("training", epochs.get(epochs.size() - 1).trainingLoss());
              }
              training
                  .bestEpoch()
                  .ifPresent(
                      epoch -> {
                        values.put("best", epoch.number());
                        values.put("validation", epoch.validationLoss());
                      });
              for (String key : List.of("seconds", "resumed")) {
                Object value = training.record().get(key);
                if (value != null) {
                  values.put(key, value.toString());
                }
              }
              rows.add(new Row(name, name + ": " + training.variant().description(), values));
            });
    NumberTable table =
        new NumberTable(
            "trainings",
            "All trainings",
            "Training",
            List.of(
                Column.count("epochs", "Epochs"),
                Column.count("best", "Best epoch"),
                Column.decimal("validation", "Validation loss", 5),
                Column.decimal("training", "Last training loss", 5),
                Column.text("seconds", "Seconds, last run"),
                Column.text("resumed", "Resumed")),
            rows,
            List.of(
                "Different losses are not comparable. Seconds are those since the training was last"
                    + " resumed, with others in parallel."));
    return new Section(
        "training",
        "Training",
        List.of(new Block.FigureGroup(figures.losses(), Block.Layout.PAIR), table));
  }

  private Section networks() {
    return new Section(
        "networks",
        "Errors",
        List.of(
            tables.networks(),
            new Block.FigureGroup(figures.histograms(), Block.Layout.PAIR),
            thresholds.confusions()));
  }

  private Section methods() {
    return new Section(
        "methods",
        "Methods",
        List.of(
            tables.methods(),
            new SeedTable(results).table(),
            new Block.FigureGroup(figures.curves(), Block.Layout.PAIR)));
  }

  private Section best() {
    return new Section(
        "best",
        "The best of this network",
        List.of(
            new Block.Paragraph(
                "The network with other poolings than the mean over the frame. The score formula is"
                    + " selected by its AUC on pseudo-anomalies: moving objects of held-out normal"
                    + " clips, pasted into others faster, shaking, larger, turned or with another"
                    + " texture. Test frames and labels are not used."),
            ablations.candidates()));
  }

  private Section samples() {
    return new Section(
        "samples",
        "Sample frames",
        List.of(
            new Block.Paragraph(
                "Figs. 1 to 3: input, reconstruction and maps of the hybrid network. Red is the"
                    + " maximum over these samples, blue is low. Grad-CAM shows the contribution of"
                    + " the last layer of the encoder to the reconstruction error."),
            new Block.FigureGroup(results.sampleFigures(), Block.Layout.STACK)));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
