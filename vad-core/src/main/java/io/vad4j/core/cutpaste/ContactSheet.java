package io.vad4j.core.cutpaste;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.PixelMask;
import java.time.Duration;
import java.util.List;

/**
 * Contact sheet of pseudo-anomaly clips: one row per clip, with frames spread over the time in
 * which the object is visible, outlined in red.
 *
 * @since 0.1.0
 */
public final class ContactSheet {
  private static final int GAP = 4;
  private static final byte[] RED = {40, 40, (byte) 230};

  private ContactSheet() {}

  /**
   * {@return the contact sheet as a {@link PixelFormat#BGR24} frame of index and time 0}
   *
   * @param clips at least one, of frames of one size
   * @param columns frames of each clip, at least 1
   * @throws IllegalArgumentException if there are no clips or columns
   */
  public static Frame render(List<PseudoAnomalyClip> clips, int columns) {
    if (clips.isEmpty() || columns < 1) {
      throw new IllegalArgumentException(
          "A contact sheet of %d clips and %d columns; at least 1 of each."
              .formatted(clips.size(), columns));
    }
    Frame first = clips.get(0).frame(0);
    int width = columns * (first.width() + GAP) - GAP;
    int height = clips.size() * (first.height() + GAP) - GAP;
    byte[] image = new byte[3 * width * height];
    for (int row = 0; row < clips.size(); row++) {
      PseudoAnomalyClip clip = clips.get(row);
      int visibleFrames = clip.size() - clip.warmUpFrames();
      for (int column = 0; column < columns; column++) {
        int position = clip.warmUpFrames() + (2 * column + 1) * visibleFrames / (2 * columns);
        int corner = (row * (first.height() + GAP) * width + column * (first.width() + GAP));
        draw(clip.frame(position), clip.mask(position), image, width, corner);
      }
    }
    return Frame.of(0, Duration.ZERO, width, height, PixelFormat.BGR24, image);
  }

  private static void draw(Frame frame, PixelMask mask, byte[] image, int stride, int corner) {
    byte[] gray = frame.toByteArray();
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int offset = 3 * (corner + y * stride + x);
        boolean onEdge = isEdge(mask, x, y);
        for (int channel = 0; channel < 3; channel++) {
          image[offset + channel] = onEdge ? RED[channel] : gray[y * frame.width() + x];
        }
      }
    }
  }

  /** Whether a pixel outside the mask is adjacent to one inside. */
  private static boolean isEdge(PixelMask mask, int x, int y) {
    if (mask.contains(x, y)) {
      return false;
    }
    return x > 0 && mask.contains(x - 1, y)
        || x + 1 < mask.width() && mask.contains(x + 1, y)
        || y > 0 && mask.contains(x, y - 1)
        || y + 1 < mask.height() && mask.contains(x, y + 1);
  }
}
