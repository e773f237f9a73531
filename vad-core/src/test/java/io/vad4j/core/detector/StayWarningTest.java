package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a model says of the duration from which it reports stationary objects. */
class StayWarningTest {
  private static FrameSource emptyScene() {
    return TestClips.source(
        "empty scene",
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    Frame.of(
                        i, Duration.ofMillis(100L * i), 64, 48, PixelFormat.GRAY8, new byte[3072]))
            .toList());
  }

  private static List<String> warnings(DetectorBuilder builder) {
    try (Detector detector = builder.scorer("stay").fit(emptyScene())) {
      return detector.info().warnings();
    }
  }

  @Test
  void tooFewStaysAskForADuration() {
    assertThat(warnings(Detector.builder()))
        .anyMatch(
            warning ->
                warning.contains("something stays 0 times")
                    && warning.contains("after 5 seconds")
                    && warning.contains("--stationary-after"));
  }

  @Test
  void aGivenDurationNeedsNoStays() {
    assertThat(warnings(Detector.builder().stationaryAfter(Duration.ofSeconds(3))))
        .noneMatch(warning -> warning.contains("--stationary-after"));
  }
}
