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

  /** What becomes of a picture. */
  enum Choice {
    /** It is decoded, and returned. */
    DECODE,
    /** It is not returned, and decoded only as far as others depend on it. */
    LEAVE_OUT,
    /** Neither it nor any other up to the start of the next group of pictures is decoded. */
    LEAVE_OUT_GROUP
  }

  /** Chooses the frames, on the thread that decodes. */
  interface Selection {
    /**
     * Returns what becomes of a picture that arrives now. Once the rest of a group is left out,
     * what is returned counts from the start of the next group on.
     *
     * @param time time in the video, in the order of decoding
     * @param startsGroup whether no picture from here on depends on one before
     */
    Choice choose(Duration time, boolean startsGroup);
  }
}
