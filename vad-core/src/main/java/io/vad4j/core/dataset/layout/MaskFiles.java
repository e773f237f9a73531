package io.vad4j.core.dataset.layout;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.ImageFiles;
import io.vad4j.core.image.PixelMask;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Masks as images of the size of the frames, one per frame; non-zero pixels are abnormal. */
public final class MaskFiles implements IntFunction<Optional<PixelMask>> {
  private final FrameFiles frames;
  private final FrameFiles masks;
  private final int width;
  private final int height;

  /**
   * The masks of a clip.
   *
   * @throws FrameSourceException if a mask has no frame
   */
  public MaskFiles(FrameFiles frames, FrameFiles masks) {
    this.frames = frames;
    this.masks = masks;
    Frame first = ImageFiles.read(frames.file(0));
    this.width = first.width();
    this.height = first.height();
    for (int i = 0; i < masks.count(); i++) {
      if (masks.number(i) > frames.last()) {
        throw new FrameSourceException(
            "%s belongs to no frame: %s ends with frame %d."
                .formatted(masks.file(i), frames.folder(), frames.last()));
      }
    }
  }

  /**
   * The masks of a video, numbered as its frames from 0.
   *
   * @throws FrameSourceException if a mask has no frame
   */
  static IntFunction<Optional<PixelMask>> ofVideo(
      int frames, int width, int height, FrameFiles masks) {
    if (masks.last() >= frames) {
      throw new FrameSourceException(
          "%s has a mask of frame %d, but the video ends with frame %d, counted from 0."
              .formatted(masks.folder(), masks.last(), frames - 1));
    }
    return position -> mask(masks, position, width, height);
  }

  private static Optional<PixelMask> mask(FrameFiles masks, int number, int width, int height) {
    OptionalInt position = masks.position(number);
    return position.isPresent()
        ? Optional.of(read(masks.file(position.getAsInt()), width, height))
        : Optional.empty();
  }

  /** The mask of the frame at a position, if it exists. */
  @Override
  public Optional<PixelMask> apply(int position) {
    return mask(masks, frames.number(position), width, height);
  }

  /** One label per frame: whether its mask has non-zero pixels. */
  public boolean[] abnormal() {
    boolean[] abnormal = new boolean[frames.count()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = apply(i).map(mask -> !mask.isEmpty()).orElse(false);
    }
    return abnormal;
  }

  private static PixelMask read(Path file, int width, int height) {
    Frame image = ImageFiles.read(file, PixelFormat.GRAY8);
    if (image.width() != width || image.height() != height) {
      throw new FrameSourceException(
          "%s is a mask of %dx%d pixels, but the frames have %dx%d; give masks of the size of the frames."
              .formatted(file, image.width(), image.height(), width, height));
    }
    byte[] pixels = image.toByteArray();
    BitSet bits = new BitSet(pixels.length);
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != 0) {
        bits.set(i);
      }
    }
    return PixelMask.of(image.width(), image.height(), bits);
  }
}
