package io.vad4j.report;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.ScorerContribution;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Evaluator;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A report of random scores, with a seed. */
final class SampleReport {
  private static final double THRESHOLD = 2;
  private static final FalseAlarmEstimate FALSE_ALARM_ESTIMATE =
      FalseAlarmEstimate.builder()
          .rate(0.01)
          .interval(0.004, 0.021)
          .frameCount(1500)
          .effectiveSampleSize(300)
          .build();

  private final Random random;
  private final ExampleFrameSelector gallery = new ExampleFrameSelector();
  private final List<ClipTrace> traces = new ArrayList<>();
  private final List<ScoredClip> scored = new ArrayList<>();

  private SampleReport(long seed) {
    this.random = new Random(seed);
  }

  /** A report of that many clips, the first with a name that HTML must not read. */
  static Report of(int clips, long seed) {
    return of(clips, seed, THRESHOLD);
  }

  /** A report of that many clips at another threshold. */
  static Report of(int clips, long seed, double threshold) {
    SampleReport sample = new SampleReport(seed);
    for (int i = 0; i < clips; i++) {
      sample.addClip(i == 0 ? "<Clip> & \"1\"" : "Clip " + (i + 1), 200, i % 4 != 3);
    }
    Evaluation evaluation =
        Evaluator.create()
            .dataset("synthetic")
            .threshold(threshold)
            .scorers(List.of("masked-autoencoder"))
            .seed(seed)
            .causal(true)
            .framesPerSecond(1234.5)
            .evaluate(sample.scored);
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("Library version", "0.1.0");
    provenance.put("Sources", "monday.mp4, <tuesday>.mp4");
    return new Report(
        "Synthetic street",
        evaluation,
        FALSE_ALARM_ESTIMATE,
        sample.traces,
        sample.gallery.examples(),
        provenance);
  }

  /** A report of normal frames only. */
  static Report ofNormalFramesOnly() {
    SampleReport sample = new SampleReport(1);
    sample.addClip("Quiet", 50, false);
    Evaluation evaluation = Evaluator.create().threshold(THRESHOLD).evaluate(sample.scored);
    return new Report(
        "Quiet", evaluation, FALSE_ALARM_ESTIMATE, sample.traces, List.of(), Map.of());
  }

  private void addClip(String name, int frames, boolean eventful) {
    double[] seconds = new double[frames];
    double[] scores = new double[frames];
    boolean[] abnormal = new boolean[frames];
    double score = 0.3;
    for (int i = 0; i < frames; i++) {
      seconds[i] = i / 10.0;
      abnormal[i] = eventful && i > frames / 3 && i < 2 * frames / 3;
      double surprisal = -Math.log10(1 - random.nextDouble());
      score += 0.25 * ((abnormal[i] ? 4 + surprisal : surprisal) - score);
      scores[i] = score;
      gallery.offer(frame(i), detection(i, score), abnormal[i]);
    }
    gallery.endClip(name);
    List<ClipTrace.Alarm> alarms =
        eventful
            ? List.of(
                new ClipTrace.Alarm("fused", new ClipTrace.Span(7, 13.5, "event 1: motion")),
                new ClipTrace.Alarm(
                    "stationary object", new ClipTrace.Span(1, 9, "event 2: stationary object")))
            : List.of();
    traces.add(new ClipTrace(name, seconds, scores, abnormal, alarms));
    scored.add(ScoredClip.of(name, scores, abnormal));
  }

  private Frame frame(int index) {
    byte[] pixels = new byte[360 * 240];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (90 + (i % 360) / 5 + random.nextInt(12));
    }
    return Frame.of(index, Duration.ofMillis(100L * index), 360, 240, PixelFormat.GRAY8, pixels);
  }

  private static Detection detection(int index, double score) {
    float[] cells = new float[45 * 30];
    Arrays.fill(cells, 0.05f);
    for (int y = 10; y < 18; y++) {
      for (int x = 20; x < 25; x++) {
        cells[y * 45 + x] = (float) (score / THRESHOLD);
      }
    }
    return Detection.builder()
        .index(index)
        .timestamp(Duration.ofMillis(100L * index))
        .channels(
            List.of(
                ChannelScore.builder()
                    .name(ChannelScore.FUSED)
                    .kind(AnomalyKind.MOTION)
                    .score(score)
                    .threshold(THRESHOLD)
                    .contributions(
                        List.of(
                            new ScorerContribution(
                                "masked-autoencoder", AnomalyKind.MOTION, score, 1)))
                    .map(AnomalyMap.of(45, 30, cells))
                    .build()))
        .build();
  }
}
