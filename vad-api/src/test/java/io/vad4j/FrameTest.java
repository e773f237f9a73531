package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static Frame frame(byte... pixels) {
    return Frame.of(3, Duration.ofMillis(120), 2, 1, PixelFormat.GRAY8, pixels);
  }

  @Test
  void keepsACopyOfItsPixels() {
    byte[] pixels = {1, 2};
    Frame frame = frame(pixels);
    pixels[0] = 9;

    assertThat(frame.pixels().get(0)).isEqualTo((byte) 1);
  }

  @Test
  void givesAReadOnlyView() {
    assertThat(frame((byte) 1, (byte) 2).pixels().isReadOnly()).isTrue();
  }

  @Test
  void copiesItsPixelsToAnArray() {
    byte[] target = new byte[3];
    frame((byte) 5, (byte) 6).copyTo(target);

    assertThat(target).containsExactly(5, 6, 0);
  }

  @Test
  void rejectsPixelsOfAnotherLengthAndReportsTheExpectedSize() {
    assertThatThrownBy(() -> Frame.of(7, Duration.ZERO, 2, 2, PixelFormat.BGR24, new byte[4]))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("Frame 7")
        .hasMessageContaining("12 bytes")
        .hasMessageContaining("4");
  }

  @Test
  void rejectsANegativeTimestamp() {
    assertThatThrownBy(
            () -> Frame.of(0, Duration.ofMillis(-1), 1, 1, PixelFormat.GRAY8, new byte[1]))
        .isInstanceOf(InvalidFrameException.class);
  }

  @Test
  void canBeGivenAnotherPosition() {
    Frame repositioned = frame((byte) 1, (byte) 2).withPosition(10, Duration.ofSeconds(4));

    assertThat(repositioned.index()).isEqualTo(10);
    assertThat(repositioned.timestamp()).isEqualTo(Duration.ofSeconds(4));
    assertThat(repositioned.pixels().get(1)).isEqualTo((byte) 2);
  }

  @Test
  void wrapsAnArrayWithoutCopying() {
    byte[] pixels = {1, 2};
    Frame frame = Frame.wrap(0, Duration.ZERO, 2, 1, PixelFormat.GRAY8, pixels);
    pixels[0] = 9;

    assertThat(frame.toByteArray()).containsExactly(9, 2);
  }

  @Test
  void copyIsIndependentOfWrappedMemory() {
    byte[] pixels = {1, 2};
    Frame frame = Frame.wrap(0, Duration.ZERO, 2, 1, PixelFormat.GRAY8, pixels).copy();
    pixels[0] = 9;

    assertThat(frame.toByteArray()).containsExactly(1, 2);
  }

  @Test
  void removesThePaddingOfRows() {
    byte[] padded = {1, 2, 3, 0, 4, 5, 6};
    Frame frame = Frame.wrap(0, Duration.ZERO, 1, 2, PixelFormat.RGB24, padded, 4);

    assertThat(frame.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(frame.pixels().get(3)).isEqualTo((byte) 4);
    assertThat(frame.pixels().remaining()).isEqualTo(6);
  }

  @Test
  void wrapsADirectBufferFromItsPosition() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(5).put(new byte[] {9, 1, 2, 3, 4}).position(1);
    Frame frame = Frame.wrap(0, Duration.ZERO, 2, 2, PixelFormat.GRAY8, buffer, 2);

    assertThat(frame.toByteArray()).containsExactly(1, 2, 3, 4);
    assertThat(frame.pixels()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
    assertThat(buffer.position()).isEqualTo(1);
  }

  @Test
  void rejectsAStrideShorterThanARow() {
    assertThatThrownBy(() -> Frame.wrap(0, Duration.ZERO, 2, 2, PixelFormat.BGR24, new byte[24], 5))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("rows of 5 bytes");
  }

  @Test
  void deferredPixelsAreComputedOnceWhenTheyAreRead() {
    AtomicInteger calls = new AtomicInteger();
    Frame frame =
        Frame.deferred(
            frame((byte) 1, (byte) 2),
            PixelFormat.BGR24,
            () -> new byte[] {(byte) calls.incrementAndGet(), 0, 0, 0, 0, 0});
    assertThat(calls).hasValue(0);

    assertThat(frame.toByteArray()).containsExactly(1, 0, 0, 0, 0, 0);
    assertThat(frame.withPosition(4, Duration.ofMillis(160)).pixels().get(0)).isEqualTo((byte) 1);
  }

  @Test
  void deferredFrameIsInGreyAtItsPositionWithoutItsPixels() {
    Frame frame =
        Frame.deferred(
            frame((byte) 1, (byte) 2),
            PixelFormat.BGR24,
            () -> {
              throw new AssertionError("read");
            });
    Frame moved = frame.withPosition(9, Duration.ofMillis(360));

    assertThat(moved.format()).isEqualTo(PixelFormat.BGR24);
    assertThat(moved.byteCount()).isEqualTo(6);
    Frame gray = moved.gray().orElseThrow();
    assertThat(gray.index()).isEqualTo(9);
    assertThat(gray.timestamp()).isEqualTo(Duration.ofMillis(360));
    assertThat(gray.toByteArray()).containsExactly(1, 2);
  }

  @Test
  void rejectsDeferredPixelsOfAnotherLength() {
    Frame frame = Frame.deferred(frame((byte) 1, (byte) 2), PixelFormat.BGR24, () -> new byte[2]);

    assertThatThrownBy(frame::toByteArray)
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("6 bytes");
  }

  @Test
  void onlyFramesInGreyAreInGreyWithoutConversion() {
    Frame gray = frame((byte) 1, (byte) 2);
    Frame colour = Frame.wrap(0, Duration.ZERO, 1, 1, PixelFormat.RGB24, new byte[3]);

    assertThat(gray.gray()).containsSame(gray);
    assertThat(colour.gray()).isEmpty();
  }
}
