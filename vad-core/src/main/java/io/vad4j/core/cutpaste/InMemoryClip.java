package io.vad4j.core.cutpaste;

import io.vad4j.Frame;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.List;

/**
 * Frames that are in memory already, as a normal clip to cut from and to paste into.
 *
 * @param name what to call it in messages
 * @param frames at least one, of one size, in order of time
 * @since 0.1.0
 */
public record InMemoryClip(String name, List<Frame> frames) implements TrainingClip {

  /**
   * Keeps a copy of the list.
   *
   * @param name what to call it in messages
   * @param frames at least one, of one size, in order of time
   */
  public InMemoryClip {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException(name + " has no frames; give at least one.");
    }
  }

  @Override
  public int size() {
    return frames.size();
  }

  @Override
  public Frame frame(int position) {
    Frame frame = frames.get(position);
    Duration start = frames.get(0).timestamp();
    return frame.withPosition(position, frame.timestamp().minus(start));
  }
}
