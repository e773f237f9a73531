package io.vad4j.tensorflow.window;

import io.vad4j.core.frames.Interruption;
import io.vad4j.core.signal.FrameSampler;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.tensorflow.train.TrainingProgress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads windows of frames, sampled evenly from all clips. */
public final class FrameWindows {
  private static final int FRAMES_PER_REPORT = 50;

  private final FrameInput input;
  private final int frameCount;
  private final int distance;

  /**
   * Creates a reader.
   *
   * @param frameCount frames of a window, at least 1
   * @param distance distance between them in frames, at least 1
   */
  public FrameWindows(FrameInput input, int frameCount, int distance) {
    this.input = input;
    this.frameCount = frameCount;
    this.distance = distance;
  }

  /**
   * {@return the windows of clips}
   *
   * @param clips normal clips
   * @param maxWindows maximum number of windows
   * @throws io.vad4j.TrainingException if the thread is interrupted
   */
  public List<FrameWindow> read(List<TrainingClip> clips, int maxWindows, TrainingContext context) {
    int warmUp = (frameCount - 1) * distance;
    long available = clips.stream().mapToLong(clip -> Math.max(0, clip.size() - warmUp)).sum();
    FrameSampler sampler = FrameSampler.atMost(maxWindows, available);
    List<FrameWindow> windows = new ArrayList<>();
    long position = 0;
    for (TrainingClip clip : clips) {
      byte[] @Nullable [] read = new byte[clip.size()][];
      for (int i = warmUp; i < clip.size(); i++, position++) {
        if (sampler.selects(position)) {
          Interruption.check();
          windows.add(window(clip, i, read));
          report(context, windows.size(), sampler.selected());
        }
        read[i - warmUp] = null;
      }
    }
    return windows;
  }

  /** {@return the window of a clip that ends at a position} */
  public FrameWindow window(TrainingClip clip, int position) {
    return window(clip, position, new byte[clip.size()][]);
  }

  private FrameWindow window(TrainingClip clip, int position, byte[] @Nullable [] read) {
    List<byte[]> frames = new ArrayList<>();
    for (int i = frameCount - 1; i >= 0; i--) {
      int at = position - i * distance;
      byte @Nullable [] gray = read[at];
      if (gray == null) {
        gray = input.resize(clip.frame(at));
        read[at] = gray;
      }
      frames.add(gray);
    }
    return new FrameWindow(frames);
  }

  private static void report(TrainingContext context, int done, long total) {
    if (done % FRAMES_PER_REPORT == 0 || done == total) {
      context.progress().onProgress(TrainingProgress.preparation("reading frames", done, total));
    }
  }
}
