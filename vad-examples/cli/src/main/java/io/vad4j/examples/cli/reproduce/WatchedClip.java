package io.vad4j.examples.cli.reproduce;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.ClipLabels;
import io.vad4j.core.image.PixelMask;
import io.vad4j.core.synthetic.PastedClip;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A clip that scorers look at, and what is true of it.
 *
 * @param name unique within its role
 * @param role what it is for
 * @param frames its frames, grey and of the working size
 * @param times when each frame was taken, since the clip's start
 * @param abnormal the truth, a value a frame
 * @param masks the abnormal pixels of a frame, where they are known
 */
record WatchedClip(
    String name,
    Role role,
    TrainingClip frames,
    List<Duration> times,
    boolean[] abnormal,
    IntFunction<Optional<PixelMask>> masks) {

  /** What a clip is for. */
  enum Role {
    /** Normal and not learned from: for spreads, thresholds and perspective. */
    NORMAL,
    /** Normal and not learned from, with something pasted in: to choose by. */
    PASTED,
    /** For the figures, and nothing else. */
    TEST
  }

  static WatchedClip normal(TrainingClip clip) {
    return new WatchedClip(
        clip.name(),
        Role.NORMAL,
        clip,
        times(clip),
        new boolean[clip.size()],
        frame -> Optional.empty());
  }

  static WatchedClip pasted(PastedClip clip) {
    boolean[] abnormal = new boolean[clip.size()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = clip.abnormal(i);
    }
    return new WatchedClip(
        clip.name(),
        Role.PASTED,
        clip,
        times(clip),
        abnormal,
        frame -> Optional.of(clip.mask(frame)));
  }

  /**
   * A test clip.
   *
   * @throws FrameSourceException if it has another number of frames than are labelled
   */
  static WatchedClip test(String name, TrainingClip clip, ClipLabels labels) {
    if (clip.size() != labels.frameCount()) {
      throw new FrameSourceException(
          "%s has %d frames, but %d are labelled; its labels belong to other footage."
              .formatted(name, clip.size(), labels.frameCount()));
    }
    return new WatchedClip(name, Role.TEST, clip, times(clip), labels.abnormal(), labels::mask);
  }

  private static List<Duration> times(TrainingClip clip) {
    return IntStream.range(0, clip.size()).mapToObj(i -> clip.frame(i).time()).toList();
  }

  int size() {
    return frames.size();
  }
}
