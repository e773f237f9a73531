package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.SyntheticScene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether the interval that is stated for the false-alarm rate holds on other normal footage. */
class FalseAlarmRateTest {
  private static final int CLIPS = 10;
  private static final int FRAMES = 120;

  private static SyntheticScene scene(int number) {
    return SyntheticScene.builder()
        .seed(number)
        .size(160, 120)
        .texture(0.2 + 0.08 * number)
        .speed(0.7 + 0.07 * number)
        .noise(1 + 0.5 * number)
        .crowd(3 + number % 4)
        .colour(false)
        .build();
  }

  private static List<FrameSource> clips(SyntheticScene scene, long firstSeed) {
    return LongStream.range(firstSeed, firstSeed + CLIPS)
        .mapToObj(seed -> scene.normalClip(seed, FRAMES).open())
        .toList();
  }

  @Test
  void theMeasuredRateLiesInTheStatedIntervalInNineScenesOfTen() {
    List<String> outside = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      SyntheticScene scene = scene(number);
      try (Detector detector = Detector.builder().scorer("change").falseAlarmRate(0.02).build()) {
        detector.fit(clips(scene, 1));
        FalseAlarmEstimate stated = detector.info().falseAlarms();
        double measured = share(detector, clips(scene, 1000));
        if (measured < stated.lowerBound() || measured > stated.upperBound()) {
          outside.add("scene %d: %.4f is not in %s".formatted(number, measured, stated));
        }
      }
    }

    assertThat(outside).hasSizeLessThanOrEqualTo(1);
  }

  private static double share(Detector detector, List<FrameSource> clips) {
    long all = 0;
    long anomalous = 0;
    for (FrameSource clip : clips) {
      try (Stream<Detection> detections = detector.detect(clip)) {
        for (Detection detection : (Iterable<Detection>) detections::iterator) {
          all++;
          anomalous += detection.fused().anomalous() ? 1 : 0;
        }
      }
    }
    return (double) anomalous / all;
  }
}
