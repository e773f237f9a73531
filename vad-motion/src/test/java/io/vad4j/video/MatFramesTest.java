package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import java.time.Duration;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Range;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class MatFramesTest {
  private static final Duration TIMESTAMP = Duration.ofMillis(40);

  @Test
  void copiesAColorMatrixInTheOrderBlueGreenRed() {
    try (Mat mat = new Mat(2, 3, CV_8UC3, new Scalar(1, 2, 3, 0))) {
      Frame frame = MatFrames.copyOf(mat, 1, TIMESTAMP);
      mat.data().put((byte) 9);

      assertThat(frame.format()).isEqualTo(PixelFormat.BGR24);
      assertThat(frame.width()).isEqualTo(3);
      assertThat(frame.height()).isEqualTo(2);
      assertThat(frame.toByteArray()).startsWith(1, 2, 3, 1).hasSize(18);
    }
  }

  @Test
  void wrapsTheMemoryOfAMatrix() {
    try (Mat mat = new Mat(2, 3, CV_8UC1, new Scalar(5))) {
      Frame frame = MatFrames.wrap(mat, 0, TIMESTAMP);
      mat.data().put((byte) 9);

      assertThat(frame.toByteArray()).containsExactly(9, 5, 5, 5, 5, 5);
    }
  }

  @Test
  void readsARegionOfAMatrixByItsStride() {
    try (Mat mat = new Mat(2, 3, CV_8UC1, new Scalar(5));
        Mat region = mat.apply(new Range(0, 2), new Range(1, 3))) {
      mat.data().put(0, (byte) 7);
      mat.data().put(4, (byte) 8);

      assertThat(MatFrames.copyOf(region, 0, TIMESTAMP).toByteArray()).containsExactly(5, 5, 8, 5);
    }
  }

  @Test
  void rejectsOtherTypes() {
    try (Mat mat = new Mat(2, 3, CV_32FC1, new Scalar(5))) {
      assertThatThrownBy(() -> MatFrames.wrap(mat, 4, TIMESTAMP))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("Frame 4")
          .hasMessageContaining("CV_8UC1");
    }
  }
}
