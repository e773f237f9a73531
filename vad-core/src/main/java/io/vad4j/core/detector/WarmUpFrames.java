package io.vad4j.core.detector;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.scoring.ScorerPipeline;
import io.vad4j.core.signal.StateValues;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the last preprocessed frames of a stream, with which scorers warm up again. Not
 * thread-safe; one for each stream.
 */
final class WarmUpFrames implements Restorable {
  private final int capacity;
  private final ArrayDeque<Frame> frames = new ArrayDeque<>();

  /** The last frames, at most as many as given. */
  WarmUpFrames(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a grayscale frame; the oldest one makes room. */
  void add(Frame frame) {
    if (capacity == 0) {
      return;
    }
    if (frames.size() == capacity) {
      frames.removeFirst();
    }
    frames.addLast(frame.copy());
  }

  /** Forgets all frames. */
  void clear() {
    frames.clear();
  }

  @Override
  public void exchange(StateArchive archive) {
    int count = archive.value(frames.size());
    List<Frame> present = List.copyOf(frames);
    if (archive.isReading()) {
      frames.clear();
    }
    for (int i = 0; i < count; i++) {
      Frame frame = exchange(archive, archive.isReading() ? null : present.get(i));
      if (archive.isReading()) {
        frames.addLast(frame);
      }
    }
  }

  private static Frame exchange(StateArchive archive, @Nullable Frame frame) {
    Frame present =
        frame == null ? Frame.wrap(0, Duration.ZERO, 1, 1, PixelFormat.GRAY8, new byte[1]) : frame;
    return Frame.wrap(
        archive.value(present.index()),
        StateValues.time(archive, present.timestamp()),
        archive.value(present.width()),
        archive.value(present.height()),
        PixelFormat.GRAY8,
        archive.value(present.toByteArray()));
  }

  /**
   * Passes the frames to scorers, to each as many as its warm-up has.
   *
   * @param width width of the input of the scorers; frames of another size are not passed on
   * @param height its height
   */
  void replay(List<ScorerPipeline> pipelines, int width, int height) {
    int remaining = frames.size();
    for (Frame frame : frames) {
      if (frame.width() == width && frame.height() == height) {
        for (ScorerPipeline pipeline : pipelines) {
          if (remaining <= pipeline.warmUpFrames()) {
            pipeline.process(frame);
          }
        }
      }
      remaining--;
    }
  }
}
