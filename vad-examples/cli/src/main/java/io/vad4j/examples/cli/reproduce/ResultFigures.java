package io.vad4j.examples.cli.reproduce;

import io.vad4j.core.evaluate.ConfusionMatrix;
import io.vad4j.core.evaluate.CurvePoint;
import io.vad4j.core.evaluate.Curves;
import io.vad4j.core.evaluate.RankedScores;
import io.vad4j.core.evaluate.ScoredClip;
import io.vad4j.examples.cli.page.Figure;
import io.vad4j.tensorflow.LossHistory;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The charts of the page. */
final class ResultFigures {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 340;
  private static final int WIDE = 1040;
  private static final int LOW = 210;
  private static final int CURVE_WIDTH = 700;
  private static final int CURVE_HEIGHT = 460;
  private static final int BINS = 50;

  /** Scores below 0 and above this are drawn at the edge. */
  private static final double HIGHEST = 6;
  private static final Color NORMAL = new Color(0x1f5fd6);
  private static final Color ABNORMAL = new Color(0xe8590c);

  private static final List<String> DRAWN =
      List.of(
          TrainingPlan.HYBRID,
          TrainingPlan.PLAIN,
          TrainingPlan.MASKED,
          TrainingPlan.WEIGHTED,
          "optical-flow",
          "frame-difference",
          "mog2",
          EvaluationStage.BEST,
          TrainingPlan.MOTION);

  private final Results results;

  ResultFigures(Results results) {
    this.results = results;
  }

  /** Losses of the four main trainings, epoch by epoch: the paper's Fig. 4. */
  List<Figure> losses() {
    List<Figure> figures = new ArrayList<>();
    results
        .trainings()
        .forEach(
            (name, training) -> {
              List<LossHistory.Epoch> epochs = training.history().epochs();
              if (training.variant().group() == Variant.Group.MAIN && !epochs.isEmpty()) {
                figures.add(losses(name, training, epochs));
              }
            });
    return figures;
  }

  private static Figure losses(
      String name, Results.Training training, List<LossHistory.Epoch> epochs) {
    double[] numbers = epochs.stream().mapToDouble(LossHistory.Epoch::number).toArray();
    Plot plot =
        new Plot(WIDTH, HEIGHT, "Losses: " + name, "epoch", "loss")
            .line("training", numbers, values(epochs, LossHistory.Epoch::trainingLoss))
            .line("validation", numbers, values(epochs, LossHistory.Epoch::validationLoss));
    String best =
        training
            .best()
            .map(
                epoch ->
                    String.format(
                        Locale.ROOT,
                        "; the weights of epoch %d were kept, validation loss %.5f",
                        epoch.number(),
                        epoch.validationLoss()))
            .orElse("");
    return new Figure(
        "losses-" + name,
        "Fig. 4, %s (%s): training and validation loss over %d epochs%s."
            .formatted(name, training.variant().words(), epochs.size(), best),
        plot.png());
  }

  private static double[] values(
      List<LossHistory.Epoch> epochs, ToDoubleFunction<LossHistory.Epoch> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }

  /** How errors and scores of normal and abnormal frames are spread: the paper's Fig. 5. */
  List<Figure> histograms() {
    List<ScoredClip> errors =
        Recipe.of(Reading.mean(Signal.ERROR))
            .scored(results.network(TrainingPlan.HYBRID).readings(), WatchedClip.Role.TEST);
    return List.of(
        histogram("histogram-error", "reconstruction error of the hybrid network", errors),
        histogram("histogram-hybrid", "hybrid score", results.method(TrainingPlan.HYBRID).test()),
        histogram(
            "histogram-plain",
            "reconstruction error of the plain network",
            results.method(TrainingPlan.PLAIN).test()));
  }

  private Figure histogram(String id, String what, List<ScoredClip> clips) {
    double[] normal = pick(clips, false);
    double[] abnormal = pick(clips, true);
    double low = Math.min(min(normal), min(abnormal));
    double high = Math.max(max(normal), max(abnormal));
    double[] edges = new double[BINS + 1];
    Arrays.setAll(edges, i -> low + (high - low) * i / BINS);
    Plot plot =
        new Plot(WIDTH, HEIGHT, "Frames by " + what, what, "% of its kind")
            .area("normal", edges, shares(normal, low, high), NORMAL)
            .area("abnormal", edges, shares(abnormal, low, high), ABNORMAL);
    return new Figure(
        id,
        "Fig. 5: %s of %,d normal and %,d abnormal test frames."
            .formatted(what, normal.length, abnormal.length),
        plot.png());
  }

  private static double[] pick(List<ScoredClip> clips, boolean abnormal) {
    return clips.stream()
        .flatMapToDouble(
            clip ->
                IntStream.range(0, clip.frames())
                    .filter(i -> clip.abnormal(i) == abnormal)
                    .mapToDouble(clip::score))
        .toArray();
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(1);
  }

  private static double[] shares(double[] values, double low, double high) {
    double[] shares = new double[BINS + 1];
    for (double value : values) {
      int bin = high > low ? (int) ((value - low) / (high - low) * BINS) : 0;
      shares[Math.min(BINS - 1, bin)] += 100.0 / values.length;
    }
    shares[BINS] = shares[BINS - 1];
    return shares;
  }

  /** What the threshold makes of the test frames: the paper's Fig. 6. */
  List<Figure> confusions() {
    List<Figure> figures = new ArrayList<>();
    for (Map.Entry<String, Method> entry :
        results.methods(List.of(TrainingPlan.HYBRID, EvaluationStage.BEST)).entrySet()) {
      ConfusionMatrix matrix = entry.getValue().confusion();
      figures.add(
          new Figure(
              "confusion-" + entry.getKey(),
              "Fig. 6, %s: what became of all %,d test frames, at the threshold that %.0f %% of held-out normal frames reach."
                  .formatted(entry.getValue().title(), matrix.total(), 100 * Method.FALSE_ALARMS),
              Plot.matrix(
                  WIDTH,
                  HEIGHT,
                  entry.getValue().title(),
                  List.of("left alone", "flagged"),
                  List.of("truly normal", "truly abnormal"),
                  new int[][] {
                    {(int) matrix.trueNegatives(), (int) matrix.falsePositives()},
                    {(int) matrix.falseNegatives(), (int) matrix.truePositives()}
                  })));
    }
    return figures;
  }

  /** ROC and precision-recall curves of all methods. */
  List<Figure> curves() {
    int frames = results.setting().testFrames();
    return List.of(
        curves(
            "roc",
            new Plot(CURVE_WIDTH, CURVE_HEIGHT, "ROC", "false-positive rate", "true-positive rate")
                .rates()
                .legendBeside()
                .aid("chance", new double[] {0, 1}, new double[] {0, 1}),
            Curves::roc,
            "ROC curves over all %,d test frames, scores as they are.".formatted(frames)),
        curves(
            "precision-recall",
            new Plot(CURVE_WIDTH, CURVE_HEIGHT, "Precision and recall", "recall", "precision")
                .rates()
                .legendBeside(),
            Curves::precisionRecall,
            "Precision-recall curves over all %,d test frames, %,d of them abnormal."
                .formatted(frames, results.setting().abnormalTestFrames())));
  }

  private Figure curves(
      String id, Plot plot, Function<RankedScores, List<CurvePoint>> curve, String caption) {
    results
        .methods(DRAWN)
        .forEach(
            (key, method) -> {
              List<CurvePoint> points = Curves.thinned(curve.apply(RankedScores.of(method.test())));
              plot.line(
                  key,
                  points.stream().mapToDouble(CurvePoint::x).toArray(),
                  points.stream().mapToDouble(CurvePoint::y).toArray(),
                  colour(key));
            });
    return new Figure(id, caption, plot.png());
  }

  private static Color colour(String key) {
    return Plot.COLOURS.get(Math.max(0, DRAWN.indexOf(key)) % Plot.COLOURS.size());
  }

  /** Scores over time with what is truly abnormal, for every test clip. */
  List<Figure> timelines() {
    Map<String, Method> drawn =
        results.methods(List.of(TrainingPlan.HYBRID, EvaluationStage.BEST, TrainingPlan.MOTION));
    List<Figure> figures = new ArrayList<>();
    List<WatchedClip> clips = results.setting().clips().only(WatchedClip.Role.TEST);
    for (int i = 0; i < clips.size(); i++) {
      figures.add(timeline(i, clips.get(i), drawn));
    }
    return figures;
  }

  private static Figure timeline(int number, WatchedClip clip, Map<String, Method> drawn) {
    double[] seconds = clip.times().stream().mapToDouble(time -> time.toNanos() / 1e9).toArray();
    double[] truth = new double[clip.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = clip.abnormal()[i] ? HIGHEST : 0;
    }
    double end = seconds[seconds.length - 1];
    Plot plot =
        new Plot(WIDE, LOW, clip.name(), "seconds", "score")
            .ends(0, end, 0, HIGHEST)
            .area("truly abnormal", seconds, truth, ABNORMAL)
            .aid("threshold", new double[] {0, end}, new double[] {1, 1});
    drawn.forEach(
        (key, method) -> {
          double usual = Arrays.stream(method.normal()).average().orElse(0);
          double span = method.threshold() - usual;
          plot.line(
              key,
              seconds,
              Arrays.stream(method.test().get(number).scores())
                  .map(score -> (score - usual) / span)
                  .map(score -> Math.max(0, Math.min(HIGHEST, score)))
                  .toArray(),
              colour(key));
        });
    return new Figure(
        "timeline-" + clip.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
        "%s: scores of %,d frames, where 0 is the mean of held-out normal frames and 1 (dashed) the method's threshold; shaded where truly abnormal."
            .formatted(clip.name(), clip.size()),
        plot.png());
  }
}
