package io.vad4j.core.signal;

/**
 * Even sampling: selects a number of frames spread evenly over all, without remembering any.
 *
 * @param total number of frames
 * @param selected how many of them are selected, at most {@code total}
 */
public record FrameSampler(long total, long selected) {

  /** {@return a sampler of at most {@code max} of {@code total} frames} */
  public static FrameSampler atMost(long max, long total) {
    return new FrameSampler(total, Math.min(total, max));
  }

  /**
   * {@return whether a frame is selected}
   *
   * @param index position of the frame, from 0, less than {@code total}
   */
  public boolean selects(long index) {
    return index * selected / total != (index + 1) * selected / total;
  }
}
