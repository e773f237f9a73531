package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.BoundingBox;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelMaskTest {

  @Test
  void containsItsPixels() {
    BitSet bits = new BitSet();
    bits.set(1 * 4 + 2);
    PixelMask mask = PixelMask.of(4, 3, bits);
    assertThat(mask.contains(2, 1)).isTrue();
    assertThat(mask.contains(1, 2)).isFalse();
    assertThat(mask.count()).isEqualTo(1);
    assertThat(PixelMask.empty(4, 3).isEmpty()).isTrue();
  }

  @Test
  void intersectsABoxWithOneOfItsPixels() {
    PixelMask mask = PixelMask.rectangle(8, 4, 4, 1, 2, 2);
    assertThat(mask.intersects(new BoundingBox(0, 0, 0.5, 1))).isFalse();
    assertThat(mask.intersects(new BoundingBox(0, 0, 0.51, 0.26))).isTrue();
    assertThat(mask.intersects(new BoundingBox(0.75, 0, 0.25, 1))).isFalse();
    assertThat(mask.intersects(new BoundingBox(0, 0.75, 1, 0.25))).isFalse();
  }

  @Test
  void doesNotChangeWithTheBitsItWasMadeOf() {
    BitSet bits = new BitSet();
    PixelMask mask = PixelMask.of(4, 3, bits);
    bits.set(0);
    mask.bits().set(1);
    assertThat(mask.isEmpty()).isTrue();
  }

  @Test
  void refusesBitsBeyondTheImage() {
    BitSet bits = new BitSet();
    bits.set(12);
    assertThatThrownBy(() -> PixelMask.of(4, 3, bits)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPixelsBeyondTheImage() {
    assertThatThrownBy(() -> PixelMask.empty(4, 3).contains(4, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void componentsJoinPixelsThatTouchAtACorner() {
    boolean[] pixels = {
      true, false, false, false, //
      false, true, false, true,
      false, false, false, true,
    };

    List<PixelMask> pieces = PixelMask.of(4, 3, pixels).components();

    assertThat(pieces).extracting(PixelMask::count).containsExactly(2, 2);
    assertThat(pieces.get(0).contains(1, 1)).isTrue();
    assertThat(pieces.get(1).contains(3, 2)).isTrue();
  }

  @Test
  void componentsDoNotWrapAroundTheEdge() {
    BitSet pixels = new BitSet();
    pixels.set(3);
    pixels.set(4);

    assertThat(PixelMask.of(4, 2, pixels).components()).hasSize(2);
  }

  @Test
  void aRectangleIsClippedAtTheEdge() {
    PixelMask mask = PixelMask.rectangle(4, 3, -1, 1, 3, 9);

    assertThat(mask.count()).isEqualTo(4);
    assertThat(mask.contains(1, 2)).isTrue();
    assertThat(mask.contains(2, 2)).isFalse();
  }

  @Test
  void aRectangleOutsideTheImageIsEmpty() {
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
  void aMismatchedNumberOfPixelsIsRefused() {
    assertThatThrownBy(() -> PixelMask.of(2, 2, new boolean[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("2x2", "3");
  }
}
