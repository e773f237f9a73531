package io.vad4j.core.cutpaste;

import io.vad4j.Frame;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.List;

/**
 * Normal clip of frames in memory.
 *
 * @param name name for messages
 * @param frames at least one, of one size, in order of time
 * @since 0.1.0
 */
public record InMemoryClip(String name, List<Frame> frames) implements TrainingClip {

  /** Copies the list. {@inheritDoc} */
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
