package io.vad4j.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.core.source.SyntheticScene;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LearnedPerspectiveTest {
  private static final SyntheticScene STREET = SyntheticScene.of(1);

  private static List<FrameSource> street() {
    return LongStream.range(0, 6).mapToObj(seed -> STREET.normalClip(seed, 150).open()).toList();
  }

  private static List<FrameSource> without() {
    return LongStream.range(0, 12).mapToObj(seed -> TestClips.normal(seed, 120)).toList();
  }

  private static Detector.Builder builder() {
    return Detector.builder().scorer("change").seed(1);
  }

  private static String learned(Detector.Builder builder, List<FrameSource> normal) {
    try (Detector detector = builder.build()) {
      detector.fit(normal);
      return perspective(detector);
    }
  }

  private static String perspective(Detector detector) {
    return detector.info().environment().getOrDefault("perspective", "");
  }

  @Test
  void isUsedWhereTheFootageShowsThatNearThingsAreLarger() {
    assertThat(learned(builder(), street())).contains("height");
  }

  @Test
  void isUsedThereWithoutASelfTestToo() {
    assertThat(learned(builder().selfTest(0), street())).contains("height");
  }

  @Test
  void isNotUsedWhereAllThingsAreOfOneSize() {
    assertThat(learned(builder(), without())).isEqualTo("none");
  }

  @Test
  void isNotUsedIfThatWasAskedFor() {
    assertThat(learned(builder().perspective(false), street())).isEqualTo("none");
  }

  @Test
  void isUsedIfThatWasAskedForWhateverTheFootageShows() {
    assertThat(learned(builder().perspective(true), without())).contains("height");
  }

  @Test
  void isKeptWhenTheThresholdIsSetAnew() {
    try (Detector detector = builder().build()) {
      detector.fit(street());
      String before = perspective(detector);
      detector.calibrate(street());

      assertThat(perspective(detector)).isEqualTo(before);
    }
  }
}
