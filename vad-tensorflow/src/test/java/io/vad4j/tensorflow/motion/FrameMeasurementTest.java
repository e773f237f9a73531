package io.vad4j.tensorflow.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameMeasurementTest {

  @Test
  void halvingIsTheMeanOfFourPixels() {
    Downsampler downsampler = new Downsampler(new CellGrid(4, 2, 2, 1));
    byte[] small = new byte[2];
    downsampler.downsample(
        new byte[] {0, 10, (byte) 255, (byte) 255, 20, 30, (byte) 255, 0}, small);
    assertThat(small).containsExactly(15, 191);
  }

  @Test
  void downsamplingKeepsAUniformImageUniform() {
    Downsampler downsampler = new Downsampler(new CellGrid(17, 11, 8, 4));
    byte[] pixels = new byte[17 * 11];
    Arrays.fill(pixels, (byte) 200);
    byte[] small = new byte[32];
    downsampler.downsample(pixels, small);
    assertThat(small).containsOnly((byte) 200);
  }

  @Test
  void frameDifferenceIsTheCellsMeanLessTheMedianCell() {
    CellFrameDifference difference = new CellFrameDifference(CellGrid.forImage(24, 8));
    byte[] previous = new byte[24 * 8];
    byte[] current = new byte[24 * 8];
    Arrays.fill(current, (byte) 3);
    for (int y = 0; y < 8; y++) {
      Arrays.fill(current, y * 24, y * 24 + 4, (byte) 203);
    }
    float[] cells = new float[3];
    difference.compute(previous, current, cells);
    assertThat(cells).containsExactly(100, 0, 0);
  }

  @Test
  void frameDifferenceIsTheSameInBothDirections() {
    CellFrameDifference difference = new CellFrameDifference(CellGrid.forImage(100, 52));
    byte[] previous = noise(1, 5200);
    byte[] current = noise(2, 5200);
    float[] forward = new float[12 * 6];
    float[] backward = new float[12 * 6];
    difference.compute(previous, current, forward);
    difference.compute(current, previous, backward);
    assertThat(forward).containsExactly(backward);
  }

  @Test
  void frameDifferenceAgreesWithTheGridsMeanOfDifferences() {
    for (CellGrid grid : List.of(CellGrid.forImage(64, 40), CellGrid.forImage(61, 43))) {
      int size = grid.width() * grid.height();
      byte[] previous = noise(1, size);
      byte[] current = noise(2, size);
      float[] differences = new float[size];
      for (int i = 0; i < size; i++) {
        differences[i] = Math.abs((current[i] & 0xff) - (previous[i] & 0xff));
      }
      float[] expected = grid.average(differences);
      float[] sorted = expected.clone();
      Arrays.sort(sorted);
      float[] cells = new float[grid.cells()];
      new CellFrameDifference(grid).compute(previous, current, cells);
      for (int i = 0; i < cells.length; i++) {
        float above = Math.max(0, expected[i] - sorted[sorted.length / 2]);
        assertThat(cells[i]).isCloseTo(above, within(1e-3f));
      }
    }
  }

  private static byte[] noise(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void scaleDoesNotDependOnTheMovingArea() {
    CellGrid grid = CellGrid.forImage(80, 80);
    float[] one = new float[100];
    one[0] = 30;
    float[] many = new float[100];
    Arrays.fill(many, 30);
    assertThat(new MotionNormalizer(grid, List.of(one)).uniformScales())
        .containsExactly(new MotionNormalizer(grid, List.of(many)).uniformScales());
  }

  @Test
  void noiseIsNotAmplifiedInStaticScenes() {
    CellGrid grid = CellGrid.forImage(80, 80);
    float[] faint = new float[100];
    faint[3] = 0.2f;
    assertThat(new MotionNormalizer(grid, List.of(faint)).uniformScales()).containsOnly(1);
    assertThat(new MotionNormalizer(grid, List.of(new float[100])).perspectiveScales())
        .containsOnly(1);
  }

  @Test
  void perspectiveScalesFollowTheMotionOfTheRows() {
    CellGrid grid = CellGrid.forImage(80, 80);
    float[] frame = new float[100];
    for (int i = 0; i < 100; i++) {
      frame[i] = 12 + 3 * (i / 10);
    }
    float[] scales = new MotionNormalizer(grid, List.of(frame)).perspectiveScales();
    assertThat(scales[0]).isCloseTo(4, within(0.01f));
    assertThat(scales[9]).isCloseTo(13, within(0.01f));
  }
}
