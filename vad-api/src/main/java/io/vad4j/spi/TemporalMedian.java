package io.vad4j.spi;

import io.vad4j.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The temporal median of evenly spaced frames. */
final class TemporalMedian {
  private static final int MIN_FRAMES = 60;
  private static final int LEVELS = 256;

  private TemporalMedian() {}

  /** {@return the median of each pixel; of an even number of frames the lower of the middle two} */
  static byte[] of(TrainingSet trainingSet) {
    List<byte[]> frames = sample(trainingSet);
    byte[] median = new byte[trainingSet.width() * trainingSet.height()];
    int[] histogram = new int[LEVELS];
    for (int pixel = 0; pixel < median.length; pixel++) {
      Arrays.fill(histogram, 0);
      for (byte[] frame : frames) {
        histogram[frame[pixel] & 0xff]++;
      }
      int level = 0;
      for (int count = histogram[0]; 2 * count < frames.size(); count += histogram[level]) {
        level++;
      }
      median[pixel] = (byte) level;
    }
    return median;
  }

  private static List<byte[]> sample(TrainingSet trainingSet) {
    long stride = Math.max(1, trainingSet.frameCount() / MIN_FRAMES);
    List<byte[]> frames = new ArrayList<>();
    long index = 0;
    for (TrainingClip clip : trainingSet.clips()) {
      for (int position = 0; position < clip.size(); position++, index++) {
        if (index % stride == 0) {
          Frame frame = clip.frame(position);
          byte[] pixels = new byte[frame.byteCount()];
          frame.copyTo(pixels);
          frames.add(pixels);
        }
      }
    }
    return frames;
  }
}
