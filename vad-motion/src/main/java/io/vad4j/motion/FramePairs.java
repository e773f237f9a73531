package io.vad4j.motion;

import io.vad4j.Frame;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingFootage;
import java.util.OptionalLong;
import org.bytedeco.opencv.opencv_core.Mat;

/** Neighbouring frames of footage to learn from, taken evenly from all of it. */
final class FramePairs {
  private static final int FRAMES_PER_REPORT = 50;

  private final TrainingFootage footage;
  private final long pairs;
  private final long kept;

  /**
   * The pairs.
   *
   * @param scorer for whom, in messages
   * @param least how many there must be
   * @param most how many to take at most
   * @throws TrainingException if there are fewer
   */
  FramePairs(String scorer, TrainingFootage footage, int least, int most) {
    this.footage = footage;
    this.pairs = footage.clips().stream().mapToLong(clip -> clip.size() - 1L).sum();
    this.kept = Math.min(pairs, most);
    if (pairs < least) {
      throw new TrainingException(
          "There are only %d frames to learn from, and %s needs at least %d; give more footage (some minutes are good)."
              .formatted(pairs, scorer, least));
    }
  }

  /** Looks at a picture and the one before it, which are valid during the call. */
  interface Visitor {
    void visit(Mat before, Mat now, FrameInterval interval);
  }

  /** Shows all pairs, in order. */
  void each(ProgressListener progress, Visitor visitor) {
    long passed = 0;
    long shown = 0;
    FrameInterval interval = new FrameInterval();
    try (GreyPicture before = new GreyPicture();
        GreyPicture now = new GreyPicture()) {
      for (TrainingClip clip : footage.clips()) {
        for (int i = 1; i < clip.size(); i++, passed++) {
          if (passed * kept / pairs == (passed + 1) * kept / pairs) {
            continue;
          }
          Frame earlier = clip.frame(i - 1);
          Frame frame = clip.frame(i);
          interval.start(earlier.time());
          interval.next(frame.time());
          visitor.visit(before.of(earlier), now.of(frame), interval);
          shown++;
          if (shown % FRAMES_PER_REPORT == 0 || shown == kept) {
            progress.progressed(
                new Progress("studying the scene", shown, OptionalLong.of(kept), ""));
          }
        }
      }
    }
  }
}
