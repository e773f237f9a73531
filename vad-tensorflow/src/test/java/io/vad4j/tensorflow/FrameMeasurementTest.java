package io.vad4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.MedianPicture;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameMeasurementTest {

  @Test
  void halvingIsTheMeanOfFourPixels() {
    Miniature miniature = new Miniature(new CellGrid(4, 2, 2, 1));
    byte[] small = new byte[2];
    miniature.shrink(new byte[] {0, 10, (byte) 255, (byte) 255, 20, 30, (byte) 255, 0}, small);
    assertThat(small).containsExactly(15, 191);
  }

  @Test
  void shrinkingByAnyFactorKeepsAnEvenPictureEven() {
    Miniature miniature = new Miniature(new CellGrid(17, 11, 8, 4));
    byte[] pixels = new byte[17 * 11];
    Arrays.fill(pixels, (byte) 200);
    byte[] small = new byte[32];
    miniature.shrink(pixels, small);
    assertThat(small).containsOnly((byte) 200);
  }

  @Test
  void frameDifferenceIsTheCellsMeanLessTheMedianCell() {
    FrameDifference difference = new FrameDifference(CellGrid.over(24, 8));
    byte[] before = new byte[24 * 8];
    byte[] now = new byte[24 * 8];
    Arrays.fill(now, (byte) 3);
    for (int y = 0; y < 8; y++) {
      Arrays.fill(now, y * 24, y * 24 + 4, (byte) 203);
    }
    float[] cells = new float[3];
    difference.measure(before, now, cells);
    assertThat(cells).containsExactly(100, 0, 0);
  }

  @Test
  void frameDifferenceIsTheSameInBothDirections() {
    FrameDifference difference = new FrameDifference(CellGrid.over(100, 52));
    byte[] before = noise(1, 5200);
    byte[] now = noise(2, 5200);
    float[] forward = new float[12 * 6];
    float[] backward = new float[12 * 6];
    difference.measure(before, now, forward);
    difference.measure(now, before, backward);
    assertThat(forward).containsExactly(backward);
  }

  @Test
  void frameDifferenceAgreesWithTheGridsMeanOfDifferences() {
    for (CellGrid grid : List.of(CellGrid.over(64, 40), CellGrid.over(61, 43))) {
      int size = grid.width() * grid.height();
      byte[] before = noise(1, size);
      byte[] now = noise(2, size);
      float[] differences = new float[size];
      for (int i = 0; i < size; i++) {
        differences[i] = Math.abs((now[i] & 0xff) - (before[i] & 0xff));
      }
      float[] expected = grid.average(differences);
      float[] sorted = expected.clone();
      Arrays.sort(sorted);
      float[] cells = new float[grid.cells()];
      new FrameDifference(grid).measure(before, now, cells);
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
  void backgroundIsWhatMostFramesShow() {
    List<byte[]> pictures =
        List.of(new byte[] {5, (byte) 200}, new byte[] {7, (byte) 201}, new byte[] {90, 0});
    assertThat(MedianPicture.of(pictures)).containsExactly(7, (byte) 200);
  }

  @Test
  void unitOfMotionDoesNotDependOnHowMuchOfThePictureMoves() {
    CellGrid grid = CellGrid.over(80, 80);
    float[] one = new float[100];
    one[0] = 30;
    float[] many = new float[100];
    Arrays.fill(many, 30);
    assertThat(new MotionUnits(grid, List.of(one)).even())
        .containsExactly(new MotionUnits(grid, List.of(many)).even());
  }

  @Test
  void noiseIsNotMagnifiedWhereNothingMoves() {
    CellGrid grid = CellGrid.over(80, 80);
    float[] faint = new float[100];
    faint[3] = 0.2f;
    assertThat(new MotionUnits(grid, List.of(faint)).even()).containsOnly(1);
    assertThat(new MotionUnits(grid, List.of(new float[100])).byPerspective()).containsOnly(1);
  }

  @Test
  void perspectiveUnitsFollowTheMotionOfTheRows() {
    CellGrid grid = CellGrid.over(80, 80);
    float[] frame = new float[100];
    for (int i = 0; i < 100; i++) {
      frame[i] = 12 + 3 * (i / 10);
    }
    float[] units = new MotionUnits(grid, List.of(frame)).byPerspective();
    assertThat(units[0]).isCloseTo(4, within(0.01f));
    assertThat(units[9]).isCloseTo(13, within(0.01f));
  }
}
