package io.vad4j.core.detector;

import io.vad4j.DetectorSession;
import io.vad4j.core.background.AdaptiveBackground;
import java.util.Optional;

/** How far a session has adapted to its stream; called by the thread that uses the session. */
public final class StreamAdaptation {
  private StreamAdaptation() {}

  /**
   * {@return how far the background of a session has come from that of the training video; empty if
   * no scorer of it has a background that adapts, or it is none of this library}
   */
  public static Optional<AdaptiveBackground.Shares> background(DetectorSession session) {
    return session instanceof StreamSession stream ? stream.background() : Optional.empty();
  }

  /**
   * {@return the share of the picture in which scores are reduced, since they recur there, 0 to 1;
   * 0 for a session that is none of this library}
   */
  public static double recurringShare(DetectorSession session) {
    return session instanceof StreamSession stream ? stream.recurringShare() : 0;
  }
}
