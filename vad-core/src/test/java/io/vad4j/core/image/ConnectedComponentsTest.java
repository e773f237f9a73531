package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {
  private static final int COLUMNS = 4;

  @Test
  void joinsCellsThatTouchAtACorner() {
    assertThat(ConnectedComponents.of(cells(0, 5), COLUMNS))
        .containsExactly(new ConnectedComponents.Component(cells(0, 5), 0, 0, 1, 1));
  }

  @Test
  void doesNotJoinTheEndOfARowWithTheStartOfTheNext() {
    assertThat(ConnectedComponents.of(cells(3, 4), COLUMNS))
        .extracting(ConnectedComponents.Component::cells)
        .containsExactly(cells(3), cells(4));
  }

  @Test
  void returnsTheComponentOfACellOnly() {
    assertThat(ConnectedComponents.containing(cells(0, 10, 11), COLUMNS, 11))
        .isEqualTo(new ConnectedComponents.Component(cells(10, 11), 2, 2, 3, 2));
  }

  @Test
  void leavesTheGridUnchanged() {
    BitSet cells = cells(0, 1);
    ConnectedComponents.of(cells, COLUMNS);
    assertThat(cells).isEqualTo(cells(0, 1));
  }

  private static BitSet cells(int... indexes) {
    BitSet cells = new BitSet();
    for (int index : indexes) {
      cells.set(index);
    }
    return cells;
  }
}
