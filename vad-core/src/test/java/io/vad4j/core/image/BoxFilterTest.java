package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BoxFilterTest {
  @Test
  void spreadsACellOverItsNeighbours() {
    float[] cells = new float[25];
    cells[12] = 9;
    new BoxFilter(5, 5, 1).apply(cells, new float[25]);
    assertThat(cells[12]).isEqualTo(1);
    assertThat(cells[6]).isEqualTo(1);
    assertThat(cells[0]).isZero();
  }

  @Test
  void keepsAUniformMapUniform() {
    float[] cells = new float[20];
    Arrays.fill(cells, 2);
    new BoxFilter(5, 4, 2).apply(cells, new float[20]);
    assertThat(cells).containsOnly(2);
  }

  @Test
  void aRadiusOfZeroIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BoxFilter(5, 4, 0))
        .withMessageContaining("5 columns, 4 rows, radius 0");
  }
}
