package io.vad4j.motion.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.Disturbance;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Light that has changed since training is no unknown object. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppearanceUnderLightTest {
  private static final int FRAMES = 400;

  /** Time from a change on in which frames do not count. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private Detector detector;

  @BeforeAll
  void fit() {
    List<FrameSource> clips =
        IntStream.range(0, 8).mapToObj(clip -> scene().normalClip(clip, 40).open()).toList();
    try {
      detector = Detector.builder().scorer("appearance").folds(1).syntheticAnomalies(0).fit(clips);
    } finally {
      clips.forEach(FrameSource::close);
    }
  }

  @AfterAll
  void close() {
    detector.close();
  }

  private static SyntheticScene scene(Disturbance... disturbances) {
    return SyntheticScenario.MIXED
        .builder()
        .seed(1)
        .frameRate(4)
        .colour(false)
        .disturbances(disturbances)
        .build();
  }

  private static boolean isSettled(SyntheticVideo clip, Duration time) {
    return time.compareTo(SETTLING) >= 0
        && clip.changes().stream()
            .noneMatch(
                change ->
                    time.compareTo(change.start()) >= 0
                        && time.compareTo(change.end().plus(SETTLING)) < 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Disturbance.class,
      names = {"WANDERING_SHADOW", "INTERMITTENT_SUN"})
  void lightIsNoUnknownObject(Disturbance disturbance) {
    SyntheticVideo clip = scene(disturbance).normalClip(1000, FRAMES);
    try (FrameSource source = clip.open()) {
      List<Detection> settled =
          detector
              .detect(source)
              .filter(detection -> isSettled(clip, detection.timestamp()))
              .toList();

      assertThat(settled).filteredOn(Detection::anomalous).hasSizeLessThan(settled.size() / 5);
    }
  }

  @Test
  void unknownObjectsAreStillFound() {
    String uri = "synthetic:mixed?seed=1&rate=4&clip=1000&frames=280&anomalies=cart";
    try (FrameSource source = FrameSource.open(URI.create(uri))) {
      assertThat(detector.detect(source)).filteredOn(Detection::anomalous).hasSizeGreaterThan(40);
    }
  }
}
