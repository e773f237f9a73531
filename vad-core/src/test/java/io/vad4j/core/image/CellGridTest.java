package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellGridTest {

  @Test
  void hasACellForEveryEightPixels() {
    CellGrid grid = CellGrid.forImage(360, 240);
    assertThat(grid.columns()).isEqualTo(45);
    assertThat(grid.rows()).isEqualTo(30);
  }

  @Test
  void coversEveryPixelOnceWhereCellsDoNotFit() {
    CellGrid grid = CellGrid.forImage(100, 21);
    assertThat(grid.left(0)).isZero();
    assertThat(grid.left(grid.columns())).isEqualTo(100);
    assertThat(grid.top(grid.rows())).isEqualTo(21);
    float[] pixels = new float[100 * 21];
    Arrays.fill(pixels, 3);
    assertThat(grid.average(pixels)).containsOnly(3f);
  }

  @Test
  void averagesThePixelsOfACell() {
    float[] pixels = new float[16 * 8];
    pixels[9] = 64;
    assertThat(CellGrid.forImage(16, 8).average(pixels)).containsExactly(0f, 1f);
  }

  @Test
  void hasOneCellOverAnImageSmallerThanACell() {
    assertThat(CellGrid.forImage(5, 3).cells()).isEqualTo(1);
  }

  @Test
  void refusesMoreCellsThanPixels() {
    assertThatThrownBy(() -> new CellGrid(4, 4, 5, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"360,240", "100,52", "5,3"})
  void valuesOfAllCellsAreThoseOfEach(int width, int height) {
    CellGrid grid = CellGrid.forImage(width, height);
    byte[] image = new byte[width * height];
    byte[] other = new byte[image.length];
    Random random = new Random(1);
    random.nextBytes(image);
    random.nextBytes(other);
    int[] sums = new int[grid.cells()];
    float[] differences = new float[grid.cells()];

    grid.sums(image, sums);
    grid.meanAbsoluteDifferences(image, other, differences);

    for (int cell = 0; cell < grid.cells(); cell++) {
      assertThat(sums[cell]).isEqualTo(grid.sum(cell, image));
      assertThat(differences[cell]).isEqualTo(grid.meanAbsoluteDifference(cell, image, other));
    }
  }

  @Test
  void sumsTallCellsOfBrightPixels() {
    CellGrid grid = new CellGrid(16, 80, 2, 1);
    byte[] white = new byte[16 * 80];
    Arrays.fill(white, (byte) 255);
    int[] sums = new int[2];

    grid.sums(white, sums);

    assertThat(sums).containsOnly(255 * 8 * 80);
  }
}
