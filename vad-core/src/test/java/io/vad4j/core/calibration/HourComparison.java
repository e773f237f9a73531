package io.vad4j.core.calibration;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.EventRateEstimate;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.SyntheticScene;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints the second table of {@code docs/benchmarks/thresholds.md}: false events and flagged frames
 * in an hour of normal video of synthetic scenes, by a detector of five minutes. Arguments: the
 * seed of the first scene and the number of scenes.
 */
public final class HourComparison {
  private static final int FRAME_RATE = 2;
  private static final int TRAINING_CLIPS = 10;
  private static final int TRAINING_SECONDS = 30;
  private static final int HOUR_CLIPS = 6;
  private static final int HOUR_SECONDS = 600;
  private static final double RATE = 0.01;
  private static final double CONFIDENCE = 0.9;

  private HourComparison() {}

  private record Hour(int events, double rate, double confidentRate) {}

  /** Prints a line for each scene, and how many keep to what is stated. */
  public static void main(String[] arguments) {
    int first = Integer.parseInt(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int within = 0;
    int kept = 0;
    System.out.println(
        "| scene | events | stated | flagged | flagged at 90 % |\n|---|---|---|---|---|");
    for (int seed = first; seed < first + count; seed++) {
      SyntheticScene scene = ThresholdComparison.scene(seed, FRAME_RATE);
      try (Detector detector =
          Detector.builder().scorer("change").syntheticAnomalies(0).fit(training(scene))) {
        EventRateEstimate stated = detector.info().events();
        Hour hour = measure(detector, scene);
        within +=
            hour.events() >= stated.lowerBound() && hour.events() <= stated.upperBound() ? 1 : 0;
        kept += hour.confidentRate() <= RATE ? 1 : 0;
        System.out.printf(
            Locale.ROOT,
            "| %d | %d | %.1f (%.0f to %.0f) | %.2f %% | %.2f %% |%n",
            seed,
            hour.events(),
            stated.eventsPerHour(),
            stated.lowerBound(),
            stated.upperBound(),
            100 * hour.rate(),
            100 * hour.confidentRate());
      }
    }
    System.out.printf(
        "Within the interval: %d of %d; rate kept: %d of %d.%n", within, count, kept, count);
  }

  private static List<FrameSource> training(SyntheticScene scene) {
    return IntStream.range(0, TRAINING_CLIPS)
        .mapToObj(clip -> scene.normalClip(clip, TRAINING_SECONDS * FRAME_RATE).open())
        .toList();
  }

  private static Hour measure(Detector detector, SyntheticScene scene) {
    AtomicInteger events = new AtomicInteger();
    DetectionListener listener =
        new DetectionListener() {
          @Override
          public void onEventStart(AnomalyEvent event) {
            events.incrementAndGet();
          }
        };
    try (Detector confident =
        detector.withFalseAlarmTarget(FalseAlarmTarget.perFrame(RATE).atConfidence(CONFIDENCE))) {
      double higher = confident.info().threshold();
      int frames = HOUR_CLIPS * HOUR_SECONDS * FRAME_RATE;
      int flagged = 0;
      int confidentlyFlagged = 0;
      for (int clip = 0; clip < HOUR_CLIPS; clip++) {
        FrameSource source =
            scene.normalClip(TRAINING_CLIPS + clip, HOUR_SECONDS * FRAME_RATE).open();
        try (Stream<Detection> detections = detector.detect(source, listener)) {
          for (Detection detection : (Iterable<Detection>) detections::iterator) {
            flagged += detection.anomalous() ? 1 : 0;
            confidentlyFlagged += detection.score() >= higher ? 1 : 0;
          }
        }
      }
      return new Hour(
          events.get(), (double) flagged / frames, (double) confidentlyFlagged / frames);
    }
  }
}
