package io.vad4j.core.preprocess;

import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.InvalidOptionException;
import java.util.Arrays;

/**
 * Fill of ignored pixels: each takes the value of its nearest pixel that is not ignored, as in
 * border replication. What is under the mask then influences nothing, while noise, flicker and
 * brightness of the filled part are those of the rest, so that medians over the frame keep their
 * meaning. Immutable and thread-safe.
 */
final class PixelFill {
  private final int width;
  private final int height;

  /** For each pixel the one to take the value of. */
  private final int[] sources;

  private PixelFill(int width, int height, int[] sources) {
    this.width = width;
    this.height = height;
    this.sources = sources;
  }

  /**
   * {@return the fill of frames of a size}
   *
   * @throws InvalidOptionException if the mask covers the whole frame
   */
  static PixelFill of(FrameMask mask, int width, int height) {
    int[] sources = new int[width * height];
    if (mask.isEmpty()) {
      return new PixelFill(width, height, new int[0]);
    }
    int[] queue = new int[sources.length];
    int end = 0;
    Arrays.fill(sources, -1);
    for (int i = 0; i < sources.length; i++) {
      if (!mask.contains((i % width + 0.5) / width, (i / width + 0.5) / height)) {
        sources[i] = i;
        queue[end++] = i;
      }
    }
    if (end == 0) {
      throw new InvalidOptionException(
          "The whole frame is ignored; leave a part of it for the detector to watch.");
    }
    for (int begin = 0; begin < end; begin++) {
      int pixel = queue[begin];
      int column = pixel % width;
      int[] neighbours = {
        column > 0 ? pixel - 1 : -1,
        column < width - 1 ? pixel + 1 : -1,
        pixel - width,
        pixel + width < sources.length ? pixel + width : -1
      };
      for (int neighbour : neighbours) {
        if (neighbour >= 0 && sources[neighbour] < 0) {
          sources[neighbour] = sources[pixel];
          queue[end++] = neighbour;
        }
      }
    }
    return new PixelFill(width, height, sources);
  }

  /**
   * {@return the frame with ignored pixels filled; the same object if nothing is ignored}
   *
   * @param frame a grayscale frame of the size
   */
  Frame apply(Frame frame) {
    if (sources.length == 0) {
      return frame;
    }
    byte[] pixels = frame.toByteArray();
    for (int i = 0; i < pixels.length; i++) {
      // The source of a pixel is its own source, so it was not overwritten.
      pixels[i] = pixels[sources[i]];
    }
    return Frame.wrap(frame.index(), frame.timestamp(), width, height, frame.format(), pixels);
  }
}
