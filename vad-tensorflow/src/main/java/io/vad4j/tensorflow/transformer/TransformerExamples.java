package io.vad4j.tensorflow.transformer;

import io.vad4j.tensorflow.train.TrainingDataset;
import io.vad4j.tensorflow.window.FrameInput;
import io.vad4j.tensorflow.window.FrameWindow;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Windows of normal frames, and windows with a pasted object, as examples. The target is the newest
 * frame without the object, and the map of pasted pixels.
 *
 * @param input size of the frames
 * @param normal windows of normal frames
 * @param pasted windows with a pasted object, used in turn
 * @param pastedCount number of examples with a pasted object
 * @param horizontalFlip whether examples are flipped at random
 */
record TransformerExamples(
    FrameInput input,
    List<FrameWindow> normal,
    List<PseudoAnomalyWindow> pasted,
    int pastedCount,
    boolean horizontalFlip)
    implements TrainingDataset {

  /**
   * A window with a pasted object.
   *
   * @param window its frames
   * @param clean gray levels of the newest frame without the object
   * @param mask share of each pixel that was pasted, from 0 to 255
   */
  record PseudoAnomalyWindow(FrameWindow window, byte[] clean, byte[] mask) {}

  @Override
  public int size() {
    return normal.size() + pastedCount;
  }

  @Override
  public void write(int example, RandomGenerator random, float[] image, float[] target) {
    boolean flipped = horizontalFlip && random.nextBoolean();
    if (example < normal.size()) {
      FrameWindow window = normal.get(example);
      window.writeImage(flipped, input.columns(), image);
      writeTarget(window.current(), null, flipped, target);
    } else {
      PseudoAnomalyWindow window = pasted.get((example - normal.size()) % pasted.size());
      window.window().writeImage(flipped, input.columns(), image);
      writeTarget(window.clean(), window.mask(), flipped, target);
    }
  }

  private void writeTarget(byte[] frame, byte @Nullable [] mask, boolean flipped, float[] into) {
    int columns = input.columns();
    for (int i = 0; i < frame.length; i++) {
      int column = i % columns;
      int from = flipped ? i - column + columns - 1 - column : i;
      into[2 * i] = FrameInput.scale(frame[from]);
      into[2 * i + 1] = mask == null ? 0 : (mask[from] & 0xff) / 255f;
    }
  }
}
