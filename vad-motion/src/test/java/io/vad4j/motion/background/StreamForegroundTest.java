package io.vad4j.motion.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import io.vad4j.core.image.CellGrid;
import io.vad4j.tck.TckStreamContext;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class StreamForegroundTest {
  private static final int SIDE = 64;

  @Test
  void scorersWithEqualModelsShareTheSegmentationOfEachFrame() throws Exception {
    try (TckStreamContext context = new TckStreamContext();
        StreamForeground one = StreamForeground.shared(model(100), context);
        StreamForeground other = StreamForeground.shared(model(100), context)) {
      start(one, other);
      ForegroundSegmenter first = update(one, 180);
      ForegroundSegmenter second = update(other, 180);

      assertThat(second).isSameAs(first);
      assertThat(second.position()).isEqualTo(1);
    }
  }

  @Test
  void everyFrameIsSegmentedAfterANewClipStarts() throws Exception {
    try (TckStreamContext context = new TckStreamContext();
        StreamForeground one = StreamForeground.shared(model(100), context);
        StreamForeground other = StreamForeground.shared(model(100), context)) {
      for (int clip = 0; clip < 2; clip++) {
        start(one, other);
        assertThat(update(one, 180).isForeground(0)).isTrue();
        assertThat(update(other, 180).isForeground(0)).isTrue();
        assertThat(update(one, 100).isForeground(0)).isFalse();
        assertThat(update(other, 100).isForeground(0)).isFalse();
      }
    }
  }

  @Test
  void scorersWithDifferentModelsHaveTheirOwnSegmentation() throws Exception {
    try (TckStreamContext context = new TckStreamContext();
        StreamForeground one = StreamForeground.shared(model(100), context);
        StreamForeground other = StreamForeground.shared(model(180), context)) {
      start(one, other);

      assertThat(update(one, 180).isForeground(0)).isTrue();
      assertThat(update(other, 180).isForeground(0)).isFalse();
    }
  }

  private static void start(StreamForeground one, StreamForeground other) {
    try (Mat image = image(100)) {
      one.start(image);
      other.start(image);
    }
  }

  private static ForegroundSegmenter update(StreamForeground foreground, int level) {
    try (Mat image = image(level)) {
      return foreground.update(image);
    }
  }

  private static Mat image(int level) {
    return new Mat(SIDE, SIDE, CV_8UC1, new Scalar(level));
  }

  private static BackgroundModel model(int level) {
    byte[] background = new byte[SIDE * SIDE];
    Arrays.fill(background, (byte) level);
    return new BackgroundModel(
        SIDE, SIDE, background, new float[CellGrid.forImage(SIDE, SIDE).cells()]);
  }
}
