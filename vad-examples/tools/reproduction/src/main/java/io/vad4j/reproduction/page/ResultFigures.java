package io.vad4j.reproduction.page;

import io.vad4j.core.evaluation.frame.CurvePoint;
import io.vad4j.core.evaluation.frame.Curves;
import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.report.Axis;
import io.vad4j.report.Charts;
import io.vad4j.report.ClipTrace;
import io.vad4j.report.ReportFigure;
import io.vad4j.report.SvgChart;
import io.vad4j.reproduction.evaluation.EvaluationStage;
import io.vad4j.reproduction.evaluation.MethodResult;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.scoring.MapType;
import io.vad4j.reproduction.scoring.ScoreFeature;
import io.vad4j.reproduction.scoring.ScoreFormula;
import io.vad4j.reproduction.training.TrainingPlan;
import io.vad4j.reproduction.training.Variant;
import io.vad4j.tensorflow.EpochMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The charts of the page. */
final class ResultFigures {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 330;
  private static final int TIMELINE_WIDTH = 1040;
  private static final int TIMELINE_HEIGHT = 200;

  /** Upper end of the score axis of timelines. */
  private static final double MAX_SCORE = 6;

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

  /** {@return training and validation losses of the main trainings by epoch, the paper's Fig. 4} */
  List<ReportFigure> losses() {
    List<ReportFigure> figures = new ArrayList<>();
    results
        .trainings()
        .forEach(
            (name, training) -> {
              List<EpochMetrics> epochs = training.history();
              Variant.Group group = training.variant().group();
              boolean paperNetwork =
                  group == Variant.Group.MAIN || group == Variant.Group.EXTENSION;
              if (paperNetwork && !epochs.isEmpty()) {
                figures.add(losses(name, training, epochs));
              }
              if (group == Variant.Group.PEER && !epochs.isEmpty()) {
                figures.add(metrics(name, training, "loss"));
                if (hasMetric(epochs, "accuracy")) {
                  figures.add(metrics(name, training, "accuracy"));
                }
              }
            });
    return figures;
  }

  private static ReportFigure losses(
      String name, ReproductionResults.Training training, List<EpochMetrics> epochs) {
    double[] numbers = values(epochs, EpochMetrics::number);
    double[] trainingLosses = values(epochs, EpochMetrics::trainingLoss);
    double[] validationLosses = values(epochs, EpochMetrics::validationLoss);
    SvgChart chart =
        new SvgChart(
                WIDTH,
                HEIGHT,
                range("epoch", numbers),
                range("loss", trainingLosses, validationLosses))
            .line(SvgChart.seriesStyle(0), "training", numbers, trainingLosses)
            .line(SvgChart.seriesStyle(1), "validation", numbers, validationLosses);
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
    return new ReportFigure(
        "losses-" + name,
        "Fig. 4, %s (%s): training and validation loss over %d epochs%s."
            .formatted(name, training.variant().description(), epochs.size(), best),
        chart);
  }

  private static boolean hasMetric(List<EpochMetrics> epochs, String suffix) {
    return epochs.stream()
        .anyMatch(epoch -> epoch.metrics().keySet().stream().anyMatch(n -> n.endsWith(suffix)));
  }

  /** Lines of all metrics of a peer whose name ends with a suffix. */
  private static ReportFigure metrics(
      String name, ReproductionResults.Training training, String suffix) {
    List<EpochMetrics> epochs = training.history();
    List<String> names =
        epochs.stream()
            .flatMap(epoch -> epoch.metrics().keySet().stream())
            .filter(metric -> metric.endsWith(suffix))
            .distinct()
            .sorted()
            .toList();
    double[] numbers = values(epochs, EpochMetrics::number);
    double[][] lines = new double[names.size()][];
    for (int i = 0; i < lines.length; i++) {
      String metric = names.get(i);
      lines[i] = values(epochs, epoch -> epoch.metrics().getOrDefault(metric, Double.NaN));
    }
    SvgChart chart = new SvgChart(WIDTH, HEIGHT, range("epoch", numbers), range(suffix, lines));
    for (int i = 0; i < lines.length; i++) {
      String metric = names.get(i);
      List<EpochMetrics> present =
          epochs.stream().filter(epoch -> epoch.metrics().containsKey(metric)).toList();
      chart =
          chart.line(
              SvgChart.seriesStyle(i),
              metric,
              values(present, EpochMetrics::number),
              values(present, epoch -> epoch.metrics().getOrDefault(metric, Double.NaN)));
    }
    return new ReportFigure(
        suffix + "-" + name,
        "%s (%s): %s by epoch."
            .formatted(name, training.variant().description(), String.join(", ", names)),
        chart);
  }

  private static double[] values(List<EpochMetrics> epochs, ToDoubleFunction<EpochMetrics> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }

  private static Axis range(String label, double[]... values) {
    double[] finite =
        Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    return new Axis(
        DoubleStream.of(finite).min().orElse(0), DoubleStream.of(finite).max().orElse(1), label);
  }

  /** {@return distributions of errors and scores of both classes, the paper's Fig. 5} */
  List<ReportFigure> histograms() {
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

  private static ReportFigure histogram(String id, String quantity, List<ScoredClip> clips) {
    double[] normal = select(clips, false);
    double[] abnormal = select(clips, true);
    return new ReportFigure(
        id,
        "Fig. 5: %s of %,d normal and %,d abnormal test frames."
            .formatted(quantity, normal.length, abnormal.length),
        Charts.histogram(normal, abnormal, range(quantity, normal, abnormal)));
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

  /** {@return ROC and precision-recall curves of all methods} */
  List<ReportFigure> curves() {
    int frames = results.setting().testFrameCount();
    return List.of(
        curves(
            "roc",
            new SvgChart(
                    WIDTH,
                    HEIGHT,
                    Axis.unitInterval("false-positive rate"),
                    Axis.unitInterval("true-positive rate"))
                .line("chance", new double[] {0, 1}, new double[] {0, 1}),
            Curves::roc,
            "ROC curves over all %,d test frames, scores not normalised.".formatted(frames)),
        curves(
            "precision-recall",
            new SvgChart(
                WIDTH, HEIGHT, Axis.unitInterval("recall"), Axis.unitInterval("precision")),
            Curves::precisionRecall,
            "Precision-recall curves over all %,d test frames, %,d of them abnormal."
                .formatted(frames, results.setting().abnormalTestFrameCount())));
  }

  private ReportFigure curves(
      String id, SvgChart chart, Function<RankedScores, List<CurvePoint>> curve, String caption) {
    results
        .methods(CURVE_METHODS)
        .forEach(
            (key, method) -> {
              List<CurvePoint> points =
                  Curves.simplified(curve.apply(RankedScores.of(method.testClips())));
              chart.line(
                  style(key),
                  key,
                  points.stream().mapToDouble(CurvePoint::x).toArray(),
                  points.stream().mapToDouble(CurvePoint::y).toArray());
            });
    return new ReportFigure(id, caption, chart);
  }

  private static String style(String key) {
    return SvgChart.seriesStyle(Math.max(0, CURVE_METHODS.indexOf(key)));
  }

  /** {@return scores over time with the abnormal segments, for every test clip} */
  List<ReportFigure> timelines() {
    Map<String, MethodResult> shownMethods =
        results.methods(List.of(TrainingPlan.HYBRID, EvaluationStage.BEST, TrainingPlan.MOTION));
    List<ReportFigure> figures = new ArrayList<>();
    List<EvaluationClip> clips = results.setting().clips().withRole(EvaluationClip.Role.TEST);
    for (int i = 0; i < clips.size(); i++) {
      figures.add(timeline(i, clips.get(i), shownMethods));
    }
    return figures;
  }

  private static ReportFigure timeline(
      int number, EvaluationClip clip, Map<String, MethodResult> shownMethods) {
    ClipTrace trace =
        new ClipTrace(
            clip.name(),
            clip.times().stream().mapToDouble(time -> time.toNanos() / 1e9).toArray(),
            new double[clip.size()],
            clip.abnormal(),
            List.of());
    SvgChart chart =
        new SvgChart(
            TIMELINE_WIDTH,
            TIMELINE_HEIGHT,
            new Axis(0, trace.end(), "seconds"),
            new Axis(0, MAX_SCORE, "score"));
    trace
        .groundTruthSpans()
        .forEach(span -> chart.band("truth", span.start(), span.end(), span.description()));
    chart.legend("truth", "abnormal").horizontalLine("threshold", 1);
    shownMethods.forEach(
        (key, method) -> {
          double normalMean = Arrays.stream(method.normalScores()).average().orElse(0);
          double span = method.threshold() - normalMean;
          chart.line(
              style(key),
              key,
              trace.seconds(),
              Arrays.stream(method.testClips().get(number).scores())
                  .map(score -> (score - normalMean) / span)
                  .toArray());
        });
    return new ReportFigure(
        "timeline-" + clip.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
        "%s: scores of %,d frames, scaled so that 0 is the mean of held-out normal frames and 1 (dashed) the method's threshold; abnormal segments are shaded."
            .formatted(clip.name(), clip.size()),
        chart);
  }
}
