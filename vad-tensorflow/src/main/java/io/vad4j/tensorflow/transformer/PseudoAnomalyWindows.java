package io.vad4j.tensorflow.transformer;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.cutpaste.CutPasteGenerator;
import io.vad4j.core.cutpaste.PseudoAnomalyClip;
import io.vad4j.core.cutpaste.PseudoAnomalyType;
import io.vad4j.core.frames.Interruption;
import io.vad4j.core.image.PixelMask;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.window.FrameInput;
import io.vad4j.tensorflow.window.FrameWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Generates windows with an object that is cut from normal video and pasted into other frames. */
final class PseudoAnomalyWindows {
  /** Windows that are taken from one pseudo-anomaly clip. */
  private static final int WINDOWS_PER_CLIP = 4;

  private final CutPasteGenerator generator;
  private final FrameInput input;
  private final FrameWindows reader;
  private final int warmUp;

  PseudoAnomalyWindows(
      TrainingSet normal, FrameInput input, FrameWindows reader, int warmUp, long seed) {
    this.generator = CutPasteGenerator.fit(normal, seed);
    this.input = input;
    this.reader = reader;
    this.warmUp = warmUp;
  }

  /**
   * {@return windows of all default types in turn; fewer, or none, where few objects are tracked}
   */
  List<TransformerExamples.PseudoAnomalyWindow> generate(int count) {
    List<PseudoAnomalyType> types = new ArrayList<>(PseudoAnomalyType.defaults());
    List<TransformerExamples.PseudoAnomalyWindow> windows = new ArrayList<>();
    int attempts = (count + WINDOWS_PER_CLIP - 1) / WINDOWS_PER_CLIP + types.size();
    for (int i = 0; i < attempts && windows.size() < count; i++) {
      Interruption.check();
      Optional<PseudoAnomalyClip> clip =
          generator.clip(types.get(i % types.size()), i / types.size(), warmUp);
      clip.ifPresent(pasted -> addWindows(pasted, windows));
    }
    return List.copyOf(windows.subList(0, Math.min(count, windows.size())));
  }

  private void addWindows(
      PseudoAnomalyClip clip, List<TransformerExamples.PseudoAnomalyWindow> windows) {
    for (int number = 0; number < WINDOWS_PER_CLIP; number++) {
      int first = Math.max(warmUp, clip.warmUpFrames());
      int position = first + (2 * number + 1) * (clip.size() - first) / (2 * WINDOWS_PER_CLIP);
      if (position < clip.size()) {
        PixelMask mask = clip.mask(position);
        if (!mask.isEmpty()) {
          windows.add(
              new TransformerExamples.PseudoAnomalyWindow(
                  reader.window(clip, position),
                  input.resize(clip.normalFrame(position)),
                  input.resize(toFrame(mask, clip, position))));
        }
      }
    }
  }

  private static Frame toFrame(PixelMask mask, TrainingClip clip, int position) {
    byte[] pixels = new byte[mask.width() * mask.height()];
    mask.bits().stream().forEach(pixel -> pixels[pixel] = (byte) 0xff);
    return Frame.of(
        position,
        clip.frame(position).timestamp(),
        mask.width(),
        mask.height(),
        PixelFormat.GRAY8,
        pixels);
  }
}
