package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
}
