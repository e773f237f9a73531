package io.vad4j.core.calibration;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.ScorerContribution;
import io.vad4j.core.signal.ScoreSeries;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints the table of {@code docs/benchmarks/thresholds.md}: promised and measured false-alarm rate
 * of thresholds by several methods, by duration of the normal video. Arguments: the seed of the
 * first synthetic scene, the number of scenes and the longest duration in seconds.
 */
public final class ThresholdComparison {
  private static final double RATE = 0.01;
  private static final int FRAME_RATE = 5;
  private static final int TRAINING_SECONDS = 60;
  private static final int FUTURE_SECONDS = 240;
  private static final int[] DURATIONS = {30, 60, 120, 300, 1200};
  private static final int BLOCK = 5 * FRAME_RATE;

  private ThresholdComparison() {}

  private record Scene(double[] normal, double[] future, double[] anomalous) {}

  private record Result(double ratio, double recall) {}

  /** Prints a line for each method and duration. */
  public static void main(String[] arguments) {
    int first = Integer.parseInt(arguments[0]);
    int longest = Integer.parseInt(arguments[2]);
    List<Scene> scenes =
        IntStream.range(first, first + Integer.parseInt(arguments[1]))
            .mapToObj(seed -> measure(scene(seed, FRAME_RATE), longest))
            .toList();
    System.out.println(
        "| normal video | threshold | ratio | kept | recall |\n|---|---|---|---|---|");
    for (int seconds : DURATIONS) {
      if (seconds <= longest) {
        print(seconds, scenes);
      }
    }
  }

  /** A scene whose crowd, noise and light follow from its seed. */
  static SyntheticScene scene(int seed, double frameRate) {
    SplittableRandom random = new SplittableRandom(seed);
    return SyntheticScenario.values()[seed % 6]
        .builder()
        .seed(seed)
        .size(120, 90)
        .frameRate(frameRate)
        .crowd(2 + 10 * random.nextDouble())
        .noise(1 + 3 * random.nextDouble())
        .illuminationDrift(0.01 + 0.04 * random.nextDouble())
        .build();
  }

  private static Scene measure(SyntheticScene scene, int seconds) {
    SyntheticVideo test = scene.testClip(4, 100 * FRAME_RATE);
    try (Detector detector =
        Detector.builder()
            .scorer("change")
            .syntheticAnomalies(0)
            .fit(scene.normalClip(1, TRAINING_SECONDS * FRAME_RATE).open())) {
      return new Scene(
          scores(detector, scene.normalClip(2, seconds * FRAME_RATE), false),
          scores(detector, scene.normalClip(3, FUTURE_SECONDS * FRAME_RATE), false),
          scores(detector, test, true));
    }
  }

  /** The fused scores before calibration, of all frames or of the anomalous ones. */
  private static double[] scores(Detector detector, SyntheticVideo clip, boolean anomalous) {
    try (Stream<Detection> detections = detector.detect(clip.open())) {
      return detections
          .filter(detection -> !anomalous || clip.isAbnormal((int) detection.index()))
          .mapToDouble(
              detection ->
                  detection.fused().contributions().stream()
                      .mapToDouble(ScorerContribution::surprisal)
                      .sum())
          .toArray();
    }
  }

  private static void print(int seconds, List<Scene> scenes) {
    Map<String, List<Result>> results = new LinkedHashMap<>();
    for (Scene scene : scenes) {
      double[] normal = Arrays.copyOf(scene.normal(), seconds * FRAME_RATE - 1);
      thresholds(normal)
          .forEach(
              (method, threshold) ->
                  results
                      .computeIfAbsent(method, any -> new ArrayList<>())
                      .add(
                          new Result(
                              share(scene.future(), threshold) / RATE,
                              share(scene.anomalous(), threshold))));
    }
    results.forEach(
        (method, all) ->
            System.out.printf(
                Locale.ROOT,
                "| %d s | %s | %.2f | %.0f %% | %.0f %% |%n",
                seconds,
                method,
                all.stream().mapToDouble(Result::ratio).sorted().toArray()[all.size() / 2],
                100.0 * all.stream().filter(one -> one.ratio() <= 1).count() / all.size(),
                100 * all.stream().mapToDouble(Result::recall).average().orElseThrow()));
  }

  private static double share(double[] scores, double threshold) {
    return (double) Arrays.stream(scores).filter(score -> score >= threshold).count()
        / scores.length;
  }

  private static Map<String, Double> thresholds(double[] normal) {
    double[] seconds = new double[normal.length];
    Arrays.setAll(seconds, frame -> frame / (double) FRAME_RATE);
    List<ScoreSeries> clips = List.of(new ScoreSeries(seconds, normal));
    double[] sorted = normal.clone();
    Arrays.sort(sorted);
    double start = sorted[(int) (0.9 * sorted.length)];
    SurprisalCalibration calibration =
        SurprisalCalibration.fitPareto(
            normal,
            0.1,
            FalseAlarmEstimator.effectiveSampleSize(clips, start),
            ScoreSeries.seconds(clips),
            TailPrior.SURPRISAL);
    List<ScoreSeries> surprisals = List.of(clips.get(0).map(calibration::surprisal));
    FalseAlarmTarget.PerFrame target = FalseAlarmTarget.perFrame(RATE);
    Map<String, Double> thresholds = new LinkedHashMap<>();
    thresholds.put("empirical", sorted[(int) ((1 - RATE) * sorted.length)]);
    thresholds.put("extreme values", start + plainTail(sorted, start).excess(1));
    thresholds.put("conformal", conformal(normal, sorted));
    thresholds.put(
        "aimed at", calibration.value(FalseAlarmEstimator.threshold(target, surprisals)));
    thresholds.put(
        "kept at 90 %",
        calibration.value(FalseAlarmEstimator.threshold(target.atConfidence(0.9), surprisals)));
    return thresholds;
  }

  /** A tail by the data alone: as many independent excesses and as much video as any. */
  private static GeneralizedParetoTail plainTail(double[] sorted, double start) {
    return GeneralizedParetoTail.fit(
        Arrays.stream(sorted).filter(score -> score > start).map(score -> score - start).toArray(),
        0,
        1e-9,
        1e12,
        1e12,
        TailPrior.SURPRISAL);
  }

  /** The lowest threshold that the mean over the blocks and one that exceeds it allows. */
  private static double conformal(double[] normal, double[] sorted) {
    int blocks = normal.length / BLOCK;
    for (double threshold : sorted) {
      double sum = 1;
      for (int block = 0; block < blocks; block++) {
        sum += share(Arrays.copyOfRange(normal, block * BLOCK, (block + 1) * BLOCK), threshold);
      }
      if (sum / (blocks + 1) <= RATE) {
        return threshold;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
