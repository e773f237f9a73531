package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class PixelMaskTest {

  @Test
  void knowsItsPixels() {
    BitSet bits = new BitSet();
    bits.set(1 * 4 + 2);
    PixelMask mask = PixelMask.of(4, 3, bits);
    assertThat(mask.contains(2, 1)).isTrue();
    assertThat(mask.contains(1, 2)).isFalse();
    assertThat(mask.count()).isEqualTo(1);
    assertThat(PixelMask.empty(4, 3).isEmpty()).isTrue();
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
  void refusesBitsBeyondThePicture() {
    BitSet bits = new BitSet();
    bits.set(12);
    assertThatThrownBy(() -> PixelMask.of(4, 3, bits)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPixelsBeyondThePicture() {
    assertThatThrownBy(() -> PixelMask.empty(4, 3).contains(4, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
