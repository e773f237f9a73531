package io.vad4j.examples.cli.reproduce;

import io.vad4j.examples.cli.page.Block;
import io.vad4j.examples.cli.page.NumberTable;
import io.vad4j.examples.cli.page.NumberTable.Column;
import io.vad4j.examples.cli.page.NumberTable.Row;
import io.vad4j.examples.cli.page.Page;
import io.vad4j.examples.cli.page.Section;
import io.vad4j.tensorflow.LossHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page: all tables and figures, with what they stand on. */
final class ReproductionPage {
  private final Results results;
  private final PaperTables tables;
  private final AblationTables ablations;
  private final ResultFigures figures;

  ReproductionPage(Results results) {
    this.results = results;
    this.tables = new PaperTables(results);
    this.ablations = new AblationTables(results);
    this.figures = new ResultFigures(results);
  }

  Page page() {
    List<Section> sections = new ArrayList<>();
    if (tables.comparable()) {
      sections.add(new Section("claims-section", "Claims", List.of(new Claims(results).table())));
    }
    sections.add(protocol());
    sections.add(new Section("network", "Network", List.of(tables.layers())));
    sections.add(training());
    sections.add(new Section("thresholds", "Thresholds", blocks(tables.thresholds())));
    sections.add(networks());
    sections.add(methods());
    sections.add(best());
    sections.add(new Section("speed", "Real time", List.of(tables.speed())));
    sections.add(new Section("ablations", "Ablations", blocks(ablations.all())));
    sections.add(
        new Section(
            "timelines",
            "Scores over time",
            List.of(new Block.Figures(figures.timelines(), true))));
    sections.add(samples());
    return new Page(
        "The paper's experiments, repeated on " + results.setting().dataset(), lead(), sections);
  }

  private List<String> lead() {
    List<String> lead = new ArrayList<>();
    lead.add(
        PaperValues.CITATION
            + ": the experiments, run by vad4j, and the paper's figures beside ours.");
    if (results.setting().quick()) {
      TrainingScale scale = results.setting().scale();
      lead.add(
          "This is a quick run: %d × %<d pixels, at most %d epochs, every %dth frame. It shows that everything works; its figures are worse than those of a full run and say little about the paper."
              .formatted(scale.size(), scale.epochs(), scale.every()));
    }
    if (!tables.comparable()) {
      lead.add(
          "The paper's figures are those of UCSD Ped2. They are not shown beside those of other data.");
    }
    return lead;
  }

  private Section protocol() {
    Results.Setting setting = results.setting();
    TrainingScale scale = setting.scale();
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "Data: %s, %,d frames in %d clips to learn from. %s",
            setting.dataset(), setting.trainingFrames(), setting.trainingClips(), tables.stands()));
    lines.add(
        text(
            "Of the clips to learn from, %d with %,d frames are held out of training (%s). Early"
                + " stopping, α and β, thresholds, perspective and the choice of the best way to score stand on"
                + " these alone; test labels are used for the figures and nothing else.",
            setting.clips().only(WatchedClip.Role.NORMAL).size(),
            setting.normalFrames(),
            String.join(
                ", ",
                setting.clips().only(WatchedClip.Role.NORMAL).stream()
                    .map(WatchedClip::name)
                    .toList())));
    lines.add(
        text(
            "Input %d × %<d, grey, 0 to 1; every %s frame is learned from, every frame is scored."
                + " Adam 0.001, × 0.95 every 10 epochs, at most %d epochs, patience 10, best epoch"
                + " kept, batch 8, dropout 0.2, random crop, flip and rotation, seed %d.",
            scale.size(), ordinal(scale.every()), scale.epochs(), scale.seed()));
    lines.add(
        text(
            "Masked and hybrid trainings hide %.0f %% of the input in random blocks; nothing is"
                + " hidden while scoring, unless said. The hybrid training weights errors by motion"
                + " and adds the error of the motion gradient, with weight 1 each.",
            100 * TrainingPlan.MASK_RATIO));
    lines.add(tables.alphaBeta());
    lines.add("Scores are causal but for the first frame of a clip, which takes the second's.");
    lines.add("Machine: " + Machine.words() + ".");
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Bullets(lines));
    if (tables.comparable()) {
      blocks.add(new Block.Words("Where the paper contradicts itself, or is silent:"));
      blocks.add(new Block.Bullets(PaperValues.CONTRADICTIONS));
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
              List<LossHistory.Epoch> epochs = training.history().epochs();
              if (!epochs.isEmpty()) {
                values.put("epochs", epochs.size());
                values.put("training", epochs.get(epochs.size() - 1).trainingLoss());
              }
              training
                  .best()
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
              rows.add(new Row(name, name + ": " + training.variant().words(), values));
            });
    NumberTable table =
        new NumberTable(
            "trainings",
            "All trainings",
            "Training",
            List.of(
                Column.count("epochs", "Epochs"),
                Column.count("best", "Best epoch"),
                Column.number("validation", "Validation loss", 5),
                Column.number("training", "Last training loss", 5),
                Column.words("seconds", "Seconds, last run"),
                Column.words("resumed", "Resumed")),
            rows,
            List.of(
                "Losses of different kinds do not compare. Seconds are those since the training was"
                    + " last taken up, with others beside it."));
    return new Section(
        "training", "Training", List.of(new Block.Figures(figures.losses(), false), table));
  }

  private Section networks() {
    return new Section(
        "networks",
        "Errors",
        List.of(
            tables.networks(),
            new Block.Figures(figures.histograms(), false),
            new Block.Figures(figures.confusions(), false)));
  }

  private Section methods() {
    return new Section(
        "methods",
        "Methods",
        List.of(tables.methods(), new Block.Figures(figures.curves(), false)));
  }

  private Section best() {
    return new Section(
        "best",
        "The best of this network",
        List.of(
            new Block.Words(
                "What the network is worth when its maps are not averaged over the whole picture."
                    + " Moving things cut out of held-out normal clips are pasted into others, faster,"
                    + " shaking, larger, turned or of another texture; the way to score that finds"
                    + " them best is chosen. No test frame and no label has a say."),
            ablations.choices()));
  }

  private Section samples() {
    return new Section(
        "samples",
        "Sample frames",
        List.of(
            new Block.Words(
                "Figs. 1 to 3: what the hybrid network sees and makes of it. Red is as much as"
                    + " anywhere in these samples, blue is little. Grad-CAM shows where the last layer"
                    + " of the encoder feeds the reconstruction error."),
            new Block.Figures(results.samples(), true)));
  }

  private static List<Block> blocks(List<NumberTable> tables) {
    return List.copyOf(tables);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
