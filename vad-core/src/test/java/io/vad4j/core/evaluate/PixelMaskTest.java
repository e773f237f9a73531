package io.vad4j.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelMaskTest {

  @Test
  void piecesThatTouchAtACornerAreOne() {
    boolean[] pixels = {
      true, false, false, false, //
      false, true, false, true,
      false, false, false, true,
    };

    List<PixelMask> pieces = PixelMask.of(4, 3, pixels).components();

    assertThat(pieces).extracting(PixelMask::area).containsExactly(2, 2);
    assertThat(pieces.get(0).abnormal(1, 1)).isTrue();
    assertThat(pieces.get(1).abnormal(3, 2)).isTrue();
  }

  @Test
  void piecesDoNotReachAroundTheEdge() {
    BitSet pixels = new BitSet();
    pixels.set(3);
    pixels.set(4);

    assertThat(PixelMask.of(4, 2, pixels).components()).hasSize(2);
  }

  @Test
  void aRectangleIsCutOffAtTheEdge() {
    PixelMask mask = PixelMask.rectangle(4, 3, -1, 1, 3, 9);

    assertThat(mask.area()).isEqualTo(4);
    assertThat(mask.abnormal(1, 2)).isTrue();
    assertThat(mask.abnormal(2, 2)).isFalse();
  }

  @Test
  void aRectangleOutsideThePictureIsEmpty() {
    assertThat(PixelMask.rectangle(4, 3, 7, 7, 2, 2).isEmpty()).isTrue();
  }

  @Test
  void masksOfTheSamePixelsAreEqualHoweverMade() {
    boolean[] pixels = {false, true};
    BitSet set = new BitSet();
    set.set(1);

    assertThat(PixelMask.of(2, 1, pixels)).isEqualTo(PixelMask.of(2, 1, set));
  }

  @Test
  void aWrongNumberOfPixelsIsRefused() {
    assertThatThrownBy(() -> PixelMask.of(2, 2, new boolean[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("2x2", "3");
  }
}
