package io.vad4j.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.cli.watch.config.CameraConfig;
import io.vad4j.cli.watch.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraDetectorsTest {
  @TempDir private Path folder;
  private final CameraDetectors detectors = new CameraDetectors();
  private CameraConfig config;

  @BeforeEach
  void configure() throws IOException {
    Path model = folder.resolve("yard.vad");
    try (Detector fitted =
        Detector.builder()
            .scorer("frame-difference")
            .folds(1)
            .syntheticAnomalies(0)
            .fit(FrameSource.of("normal", noise()))) {
      fitted.save(model);
    }
    Path file = folder.resolve("cameras.yaml");
    Files.writeString(
        file, "cameras:\n  yard: {source: 'rtsp://camera', model: '%s'}\n".formatted(model));
    config = new ConfigReader(file, Map.of(), true).read().cameras().get("yard");
  }

  @AfterEach
  void close() {
    detectors.close();
  }

  private static List<Frame> noise() {
    Random random = new Random(1);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      byte[] pixels = new byte[64 * 48];
      random.nextBytes(pixels);
      frames.add(Frame.of(i, Duration.ofMillis(40L * i), 64, 48, PixelFormat.GRAY8, pixels));
    }
    return frames;
  }

  private Detector load() {
    return detectors.load("yard", config, FrameMask.none());
  }

  private static boolean isClosed(Detector detector) {
    try {
      detector.newSession().close();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Test
  void replacedDetectorIsClosedOnceAFrameHasBeenScoredWithTheNext() {
    Detector first = load();
    Detector second = load();
    detectors.setReplaced("yard", Optional.of(second), 7);
    detectors.closeReplaced(Map.of("yard", 8L));

    assertThat(isClosed(first)).as("a frame may be under way").isFalse();
    detectors.closeReplaced(Map.of("yard", 9L));
    assertThat(isClosed(first)).isTrue();
    assertThat(isClosed(second)).isFalse();
  }

  @Test
  void detectorOfARemovedCameraIsKeptUntilTheEnd() {
    Detector first = load();
    Detector second = load();
    detectors.setReplaced("yard", Optional.of(second), 7);
    detectors.remove("yard");
    detectors.closeReplaced(Map.of("yard", 100L));

    assertThat(isClosed(first) || isClosed(second)).isFalse();
    detectors.close();
    assertThat(isClosed(first) && isClosed(second)).isTrue();
  }
}
