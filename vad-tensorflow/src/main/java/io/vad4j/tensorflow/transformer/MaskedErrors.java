package io.vad4j.tensorflow.transformer;

import io.vad4j.core.frames.Interruption;
import io.vad4j.tensorflow.window.FrameInput;
import io.vad4j.tensorflow.window.FrameWindow;
import io.vad4j.tensorflow.window.MapNetwork;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean squared errors of hidden patches on normal frames that were not trained on.
 *
 * @param teacher of the teacher's reconstruction
 * @param neighborMean of the mean gray level of the visible patches next to each
 */
record MaskedErrors(double teacher, double neighborMean) {
  /** Largest number of windows that are measured. */
  private static final int MAX_WINDOWS = 100;

  /** Measures on some of the windows. */
  static MaskedErrors measure(TransformerMaps maps, MapNetwork network, List<FrameWindow> windows) {
    double teacher = 0;
    double neighbors = 0;
    long pixels = 0;
    int step = Math.max(1, windows.size() / MAX_WINDOWS);
    try (MapNetwork.MapSession session = network.newSession()) {
      for (int i = 0; i < windows.size(); i += step) {
        Interruption.check();
        float[] output = session.run(TransformerMaps.RECONSTRUCTION, windows.get(i));
        FrameMeasure frame =
            new FrameMeasure(maps.architecture(), windows.get(i).current(), output);
        for (float[] mask : maps.masks()) {
          frame.measure(mask);
        }
        teacher += frame.teacher;
        neighbors += frame.neighbors;
        pixels += frame.pixels;
      }
    }
    return new MaskedErrors(teacher / Math.max(1, pixels), neighbors / Math.max(1, pixels));
  }

  /** Sums of squared errors of one frame. */
  private static final class FrameMeasure {
    private final TransformerArchitecture architecture;
    private final byte[] gray;
    private final float[] output;
    private double teacher;
    private double neighbors;
    private long pixels;

    FrameMeasure(TransformerArchitecture architecture, byte[] gray, float[] output) {
      this.architecture = architecture;
      this.gray = gray;
      this.output = output;
    }

    /** Adds the hidden patches of a mask that have a visible neighbor. */
    void measure(float[] mask) {
      int columns = architecture.maskColumns();
      for (int patch = 0; patch < mask.length; patch++) {
        if (mask[patch] == 1) {
          double sum = 0;
          int visible = 0;
          for (int neighbor : neighbors(patch % columns, patch / columns)) {
            if (mask[neighbor] == 0) {
              sum += mean(neighbor);
              visible++;
            }
          }
          if (visible > 0) {
            add(patch, (float) (sum / visible));
          }
        }
      }
    }

    private int[] neighbors(int column, int row) {
      int columns = architecture.maskColumns();
      int rows = architecture.maskRows();
      return IntStream.range(0, 9)
          .filter(i -> i != 4)
          .filter(i -> column + i % 3 >= 1 && column + i % 3 <= columns)
          .filter(i -> row + i / 3 >= 1 && row + i / 3 <= rows)
          .map(i -> (row + i / 3 - 1) * columns + column + i % 3 - 1)
          .toArray();
    }

    private int pixel(int patch, int index) {
      int size = architecture.patchSize();
      int row = patch / architecture.maskColumns() * size + index / size;
      return row * architecture.columns()
          + patch % architecture.maskColumns() * size
          + index % size;
    }

    private double mean(int patch) {
      int count = architecture.patchSize() * architecture.patchSize();
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += FrameInput.scale(gray[pixel(patch, i)]);
      }
      return sum / count;
    }

    private void add(int patch, float neighborMean) {
      int count = architecture.patchSize() * architecture.patchSize();
      for (int i = 0; i < count; i++) {
        int pixel = pixel(patch, i);
        float value = FrameInput.scale(gray[pixel]);
        double error = output[pixel * architecture.targetChannels()] - value;
        teacher += error * error;
        neighbors += (neighborMean - value) * (neighborMean - value);
        pixels++;
      }
    }
  }
}
