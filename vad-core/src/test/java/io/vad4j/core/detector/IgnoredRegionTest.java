package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.FrameSource;
import io.vad4j.InvalidOptionException;
import io.vad4j.PerspectiveMode;
import io.vad4j.PixelFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mask over the left half of the picture. */
class IgnoredRegionTest {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 40;
  private static final FrameMask LEFT = FrameMask.parse("0,0 0.5,0 0.5,1 0,1");

  @TempDir Path folder;

  /** What the left half shows. */
  private enum Left {
    NOISE,
    FLICKER,
    CROWD
  }

  /** In the right half a block walks up and down, and runs from frame 60 on if it is anomalous. */
  private static FrameSource clip(long seed, Left left, boolean anomalous) {
    Random random = new Random(seed);
    Random leftRandom = new Random(31 * seed + left.ordinal());
    List<Frame> frames = new ArrayList<>();
    double position = random.nextInt(48);
    for (int i = 0; i < 100; i++) {
      position += anomalous && i >= 60 ? 8 : 1 + random.nextDouble() / 2;
      byte[] pixels = new byte[WIDTH * HEIGHT];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) (100 + random.nextInt(4));
      }
      int y = (int) Math.abs(position % 48 - 24);
      for (int dy = 0; dy < 16; dy++) {
        for (int dx = 0; dx < 12; dx++) {
          pixels[(y + dy) * WIDTH + 90 + dx] = (byte) 200;
        }
      }
      int flash = leftRandom.nextInt(256);
      for (int p = 0; p < pixels.length; p++) {
        if (p % WIDTH < WIDTH / 2 && left != Left.NOISE) {
          pixels[p] = (byte) (left == Left.FLICKER ? flash : leftRandom.nextInt(256));
        }
      }
      frames.add(
          Frame.of(i, Duration.ofMillis(100L * i), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels));
    }
    return TestClips.source("clip-" + seed, frames);
  }

  private static DetectorBuilder builder() {
    return Detector.builder()
        .scorer("change")
        .scorer("brightness")
        .inputSize(WIDTH)
        .perspectiveMode(PerspectiveMode.ON)
        .syntheticAnomalies(3);
  }

  private static Detector fitted(DetectorBuilder builder, Left left) {
    return builder.fit(LongStream.range(1, 7).mapToObj(seed -> clip(seed, left, false)).toList());
  }

  private static List<Detection> detections(Detector detector, FrameSource source) {
    try (Stream<Detection> stream = detector.detect(source)) {
      return stream.toList();
    }
  }

  @Test
  void nothingInItContributesToTrainingOrDetection() {
    try (Detector quiet = fitted(builder().ignore(LEFT), Left.NOISE);
        Detector busy = fitted(builder().ignore(LEFT), Left.CROWD)) {
      assertThat(busy.info().threshold()).isEqualTo(quiet.info().threshold());
      assertThat(busy.info().syntheticValidation()).isEqualTo(quiet.info().syntheticValidation());
      assertThat(detections(busy, clip(50, Left.FLICKER, true)))
          .isEqualTo(detections(quiet, clip(50, Left.NOISE, true)));
    }
  }

  @Test
  void nothingInItContributesToADetectorThatCalibratesItself() {
    DetectorBuilder builder =
        Detector.builder().scorer("change").inputSize(WIDTH).calibrationFrames(40).ignore(LEFT);
    try (Detector detector = builder.build()) {
      assertThat(detections(detector, clip(50, Left.CROWD, true)))
          .isEqualTo(detections(detector, clip(50, Left.NOISE, true)));
    }
  }

  @Test
  void figuresOutsideAreWhatTheyWere() {
    try (Detector whole = fitted(builder(), Left.NOISE);
        Detector half = fitted(builder().ignore(LEFT), Left.NOISE)) {
      List<Detection> expected = detections(whole, clip(50, Left.NOISE, true));
      List<Detection> actual = detections(half, clip(50, Left.CROWD, true));

      assertThat(actual).extracting(Detection::anomalous).startsWith(false).endsWith(true);
      assertThat(actual)
          .extracting(Detection::anomalous)
          .isEqualTo(expected.stream().map(Detection::anomalous).toList());
    }
  }

  @Test
  void mapsOutsideAreWhatTheyWereInUnitsOfTheThreshold() {
    DetectorBuilder builder =
        Detector.builder()
            .scorer("change")
            .inputSize(WIDTH)
            .perspectiveMode(PerspectiveMode.OFF)
            .syntheticAnomalies(0);
    try (Detector whole = fitted(builder, Left.NOISE);
        Detector half = fitted(builder.ignore(LEFT), Left.NOISE)) {
      List<Detection> expected = detections(whole, clip(50, Left.NOISE, true));
      List<Detection> actual = detections(half, clip(50, Left.CROWD, true));

      double unit = actual.get(80).map().max() / expected.get(80).map().max();
      for (int i = 0; i < actual.size(); i++) {
        AnomalyMap map = actual.get(i).map();
        for (int row = 0; row < map.rows(); row++) {
          for (int column = map.columns() / 2 + 2; column < map.columns(); column++) {
            double before = unit * expected.get(i).map().value(column, row);
            assertThat((double) map.value(column, row))
                .as("cell %d,%d of frame %d, but for photometric normalization", column, row, i)
                .isCloseTo(before, within(0.1 + 0.05 * before));
          }
        }
      }
    }
  }

  @Test
  void mapsAndRegionsLieOutside() {
    try (Detector detector = fitted(builder().ignore(LEFT), Left.CROWD)) {
      for (Detection detection : detections(detector, clip(50, Left.CROWD, true))) {
        AnomalyMap map = detection.map();
        for (int row = 0; row < map.rows(); row++) {
          for (int column = 0; column < map.columns() / 2; column++) {
            assertThat(map.value(column, row)).isZero();
          }
        }
        assertThat(detection.regions())
            .extracting(AnomalyRegion::box)
            .allMatch(box -> box.x() >= 0.5);
      }
    }
  }

  @Test
  void theModelFileKeepsTheMask() {
    Path file = folder.resolve("model.vad");
    try (Detector detector = fitted(builder().ignore(LEFT), Left.NOISE)) {
      detector.save(file);
      try (Detector loaded = Detector.load(file)) {
        assertThat(loaded.config().ignored()).isEqualTo(LEFT);
        assertThat(detections(loaded, clip(50, Left.CROWD, true)))
            .isEqualTo(detections(detector, clip(50, Left.NOISE, true)));
      }
    }
  }

  @Test
  void aMaskOfTheWholeFrameIsRejected() {
    DetectorBuilder builder = builder().ignore(FrameMask.parse("0,0 1,0 1,1 0,1"));

    assertThatThrownBy(() -> fitted(builder, Left.NOISE))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("The whole frame is ignored");
  }

  @Test
  void fittedDetectorFindsNothingInWhatItIgnoresFromNowOn() {
    FrameMask right = FrameMask.parse("0.5,0 1,0 1,1 0.5,1");
    try (Detector whole = fitted(builder(), Left.NOISE);
        Detector masked = whole.withIgnored(right)) {
      assertThat(detections(whole, clip(50, Left.NOISE, true))).anyMatch(Detection::anomalous);
      assertThat(detections(masked, clip(50, Left.NOISE, true)))
          .noneMatch(Detection::anomalous)
          .allMatch(detection -> detection.regions().isEmpty());
      assertThat(masked.info()).isEqualTo(whole.info());
    }
  }

  @Test
  void whatIsIgnoredFromNowOnChangesNothingElsewhere() {
    try (Detector whole = fitted(builder(), Left.NOISE);
        Detector masked = whole.withIgnored(LEFT)) {
      assertThat(detections(masked, clip(50, Left.NOISE, true)))
          .extracting(Detection::anomalous)
          .startsWith(false)
          .endsWith(true);
      assertThat(detections(whole.withIgnored(FrameMask.none()), clip(50, Left.NOISE, true)))
          .isEqualTo(detections(whole, clip(50, Left.NOISE, true)));
    }
  }
}
