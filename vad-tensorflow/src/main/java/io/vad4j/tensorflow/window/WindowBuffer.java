package io.vad4j.tensorflow.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The last frames of a stream, as windows of frames at a fixed distance. For one thread. */
public final class WindowBuffer {
  private final int frameCount;
  private final int distance;
  private final ArrayDeque<byte[]> recent = new ArrayDeque<>();

  /**
   * Creates an empty buffer.
   *
   * @param frameCount frames of a window, at least 1
   * @param distance distance between them in frames, at least 1
   */
  public WindowBuffer(int frameCount, int distance) {
    this.frameCount = frameCount;
    this.distance = distance;
  }

  /** {@return number of frames before the first window} */
  public int warmUpFrames() {
    return (frameCount - 1) * distance;
  }

  /**
   * Adds the next frame.
   *
   * @param gray its gray levels, not copied
   * @return the window that ends with it; empty during the warm-up
   */
  public Optional<FrameWindow> push(byte[] gray) {
    recent.addLast(gray);
    if (recent.size() <= warmUpFrames()) {
      return Optional.empty();
    }
    List<byte[]> frames = new ArrayList<>(frameCount);
    int position = 0;
    for (Iterator<byte[]> i = recent.iterator(); i.hasNext(); position++) {
      byte[] frame = i.next();
      if (position % distance == 0) {
        frames.add(frame);
      }
    }
    recent.removeFirst();
    return Optional.of(new FrameWindow(frames));
  }

  /** Forgets all frames. */
  public void clear() {
    recent.clear();
  }
}
