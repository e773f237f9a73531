package io.vad4j.core.frames;

import java.time.Duration;

/**
 * A frame source that asks whether a frame is wanted before it decodes it. A frame that is not
 * wanted costs no more than the frames after it need; {@link io.vad4j.FrameSource#dropped()} counts
 * it.
 */
public interface SelectiveSource {
  /** Sets what is asked, from now on. */
  void select(Selection selection);

  /** Tells which frames are wanted, on the thread that decodes. */
  interface Selection {
    /** Whether frames are wanted that arrive now. */
    boolean isWanted(Duration time);
  }
}
