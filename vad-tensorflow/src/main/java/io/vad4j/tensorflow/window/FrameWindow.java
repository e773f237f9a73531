package io.vad4j.tensorflow.window;

import java.util.List;

/**
 * Frames of one clip at the size of a network's input, the oldest first. The arrays are not copied
 * and never changed.
 *
 * @param frames gray levels of each frame, row by row
 */
public record FrameWindow(List<byte[]> frames) {

  /** Copies the list. */
  public FrameWindow {
    frames = List.copyOf(frames);
  }

  /** {@return gray levels of the current frame} */
  public byte[] current() {
    return frames.get(frames.size() - 1);
  }

  /** Writes the frames as the channels of an image, scaled to [−1, 1]. */
  public void writeImage(boolean flipped, int columns, float[] into) {
    int channels = frames.size();
    for (int channel = 0; channel < channels; channel++) {
      byte[] gray = frames.get(channel);
      for (int i = 0; i < gray.length; i++) {
        int column = i % columns;
        int from = flipped ? i - column + columns - 1 - column : i;
        into[i * channels + channel] = FrameInput.scale(gray[from]);
      }
    }
  }
}
