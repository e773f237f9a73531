package io.vad4j.reproduction.page;

import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.CurvePoint;
import io.vad4j.core.evaluation.frame.Curves;
import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.report.ImageFigure;
import io.vad4j.report.Plot;
import io.vad4j.reproduction.evaluation.EvaluationStage;
import io.vad4j.reproduction.evaluation.MethodResult;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.scoring.MapType;
import io.vad4j.reproduction.scoring.ScoreFeature;
import io.vad4j.reproduction.scoring.ScoreFormula;
import io.vad4j.reproduction.training.TrainingPlan;
import io.vad4j.reproduction.training.Variant;
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
  private static final int TIMELINE_WIDTH = 1040;
  private static final int TIMELINE_HEIGHT = 210;
  private static final int CURVE_WIDTH = 700;
  private static final int CURVE_HEIGHT = 460;
  private static final int BINS = 50;

  /** Scores below 0 and above this are drawn at the edge. */
  private static final double MAX_SCORE = 6;

  private static final Color NORMAL = new Color(0x1f5fd6);
  private static final Color ABNORMAL = new Color(0xe8590c);

  private static final List<String> CURVE_METHODS =
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

  private final ReproductionResults results;

  ResultFigures(ReproductionResults results) {
    this.results = results;
  }

  /** Losses of the four main trainings, epoch by epoch: the paper's Fig. 4. */
  List<ImageFigure> losses() {
    List<ImageFigure> figures = new ArrayList<>();
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

  private static ImageFigure losses(
      String name, ReproductionResults.Training training, List<LossHistory.Epoch> epochs) {
    double[] numbers = epochs.stream().mapToDouble(LossHistory.Epoch::number).toArray();
    Plot plot =
        new Plot(WIDTH, HEIGHT, "Losses: " + name, "epoch", "loss")
            .line("training", numbers, values(epochs, LossHistory.Epoch::trainingLoss))
            .line("validation", numbers, values(epochs, LossHistory.Epoch::validationLoss));
    String best =
        training
            .bestEpoch()
            .map(
                epoch ->
                    String.format(
                        Locale.ROOT,
                        "; the weights of epoch %d were kept, validation loss %.5f",
                        epoch.number(),
                        epoch.validationLoss()))
            .orElse("");
    return new ImageFigure(
        "losses-" + name,
        "Fig. 4, %s (%s): training and validation loss over %d epochs%s."
            .formatted(name, training.variant().description(), epochs.size(), best),
        plot.toPng());
  }

  private static double[] values(
      List<LossHistory.Epoch> epochs, ToDoubleFunction<LossHistory.Epoch> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }

  /** How errors and scores of normal and abnormal frames are spread: the paper's Fig. 5. */
  List<ImageFigure> histograms() {
    List<ScoredClip> errors =
        ScoreFormula.of(ScoreFeature.mean(MapType.ERROR))
            .scoreClips(
                results.network(TrainingPlan.HYBRID).featureMatrix(), EvaluationClip.Role.TEST);
    return List.of(
        histogram("histogram-error", "reconstruction error of the hybrid network", errors),
        histogram(
            "histogram-hybrid", "hybrid score", results.method(TrainingPlan.HYBRID).testClips()),
        histogram(
            "histogram-plain",
            "reconstruction error of the plain network",
            results.method(TrainingPlan.PLAIN).testClips()));
  }

  private ImageFigure histogram(String id, String quantity, List<ScoredClip> clips) {
    double[] normal = select(clips, false);
    double[] abnormal = select(clips, true);
    double low = Math.min(min(normal), min(abnormal));
    double high = Math.max(max(normal), max(abnormal));
    double[] edges = new double[BINS + 1];
    Arrays.setAll(edges, i -> low + (high - low) * i / BINS);
    Plot plot =
        new Plot(WIDTH, HEIGHT, "Frames by " + quantity, quantity, "% of its kind")
            .area("normal", edges, relativeFrequencies(normal, low, high), NORMAL)
            .area("abnormal", edges, relativeFrequencies(abnormal, low, high), ABNORMAL);
    return new ImageFigure(
        id,
        "Fig. 5: %s of %,d normal and %,d abnormal test frames."
            .formatted(quantity, normal.length, abnormal.length),
        plot.toPng());
  }

  private static double[] select(List<ScoredClip> clips, boolean abnormal) {
    return clips.stream()
        .flatMapToDouble(
            clip ->
                IntStream.range(0, clip.frameCount())
                    .filter(i -> clip.isAbnormal(i) == abnormal)
                    .mapToDouble(clip::score))
        .toArray();
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(1);
  }

  private static double[] relativeFrequencies(double[] values, double low, double high) {
    double[] frequencies = new double[BINS + 1];
    for (double value : values) {
      int bin = high > low ? (int) ((value - low) / (high - low) * BINS) : 0;
      frequencies[Math.min(BINS - 1, bin)] += 100.0 / values.length;
    }
    frequencies[BINS] = frequencies[BINS - 1];
    return frequencies;
  }

  /** What the threshold makes of the test frames: the paper's Fig. 6. */
  List<ImageFigure> confusions() {
    List<ImageFigure> figures = new ArrayList<>();
    for (Map.Entry<String, MethodResult> entry :
        results.methods(List.of(TrainingPlan.HYBRID, EvaluationStage.BEST)).entrySet()) {
      ConfusionMatrix matrix = entry.getValue().confusionMatrix();
      figures.add(
          new ImageFigure(
              "confusion-" + entry.getKey(),
              "Fig. 6, %s: what became of all %,d test frames, at the threshold that %.0f %% of held-out normal frames reach."
                  .formatted(
                      entry.getValue().title(),
                      matrix.total(),
                      100 * MethodResult.FALSE_ALARM_RATE),
              Plot.matrixPng(
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
  List<ImageFigure> curves() {
    int frames = results.setting().testFrameCount();
    return List.of(
        curves(
            "roc",
            new Plot(CURVE_WIDTH, CURVE_HEIGHT, "ROC", "false-positive rate", "true-positive rate")
                .unitAxes()
                .legendRight()
                .dashedLine("chance", new double[] {0, 1}, new double[] {0, 1}),
            Curves::roc,
            "ROC curves over all %,d test frames, scores as they are.".formatted(frames)),
        curves(
            "precision-recall",
            new Plot(CURVE_WIDTH, CURVE_HEIGHT, "Precision and recall", "recall", "precision")
                .unitAxes()
                .legendRight(),
            Curves::precisionRecall,
            "Precision-recall curves over all %,d test frames, %,d of them abnormal."
                .formatted(frames, results.setting().abnormalTestFrameCount())));
  }

  private ImageFigure curves(
      String id, Plot plot, Function<RankedScores, List<CurvePoint>> curve, String caption) {
    results
        .methods(CURVE_METHODS)
        .forEach(
            (key, method) -> {
              List<CurvePoint> points =
                  Curves.simplified(curve.apply(RankedScores.of(method.testClips())));
              plot.line(
                  key,
                  points.stream().mapToDouble(CurvePoint::x).toArray(),
                  points.stream().mapToDouble(CurvePoint::y).toArray(),
                  colour(key));
            });
    return new ImageFigure(id, caption, plot.toPng());
  }

  private static Color colour(String key) {
    return Plot.COLOURS.get(Math.max(0, CURVE_METHODS.indexOf(key)) % Plot.COLOURS.size());
  }

  /** Scores over time with what is truly abnormal, for every test clip. */
  List<ImageFigure> timelines() {
    Map<String, MethodResult> shownMethods =
        results.methods(List.of(TrainingPlan.HYBRID, EvaluationStage.BEST, TrainingPlan.MOTION));
    List<ImageFigure> figures = new ArrayList<>();
    List<EvaluationClip> clips = results.setting().clips().withRole(EvaluationClip.Role.TEST);
    for (int i = 0; i < clips.size(); i++) {
      figures.add(timeline(i, clips.get(i), shownMethods));
    }
    return figures;
  }

  private static ImageFigure timeline(
      int number, EvaluationClip clip, Map<String, MethodResult> shownMethods) {
    double[] seconds = clip.times().stream().mapToDouble(time -> time.toNanos() / 1e9).toArray();
    double[] truth = new double[clip.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = clip.abnormal()[i] ? MAX_SCORE : 0;
    }
    double end = seconds[seconds.length - 1];
    Plot plot =
        new Plot(TIMELINE_WIDTH, TIMELINE_HEIGHT, clip.name(), "seconds", "score")
            .axisLimits(0, end, 0, MAX_SCORE)
            .area("truly abnormal", seconds, truth, ABNORMAL)
            .dashedLine("threshold", new double[] {0, end}, new double[] {1, 1});
    shownMethods.forEach(
        (key, method) -> {
          double normalMean = Arrays.stream(method.normalScores()).average().orElse(0);
          double span = method.threshold() - normalMean;
          plot.line(
              key,
              seconds,
              Arrays.stream(method.testClips().get(number).scores())
                  .map(score -> (score - normalMean) / span)
                  .map(score -> Math.max(0, Math.min(MAX_SCORE, score)))
                  .toArray(),
              colour(key));
        });
    return new ImageFigure(
        "timeline-" + clip.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
        "%s: scores of %,d frames, where 0 is the mean of held-out normal frames and 1 (dashed) the method's threshold; shaded where truly abnormal."
            .formatted(clip.name(), clip.size()),
        plot.toPng());
  }
}
