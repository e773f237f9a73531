package io.vad4j.core.detector;

import io.vad4j.DetectorSession;
import io.vad4j.core.background.AdaptiveBackground;
import java.util.Optional;

/** Background of a stream, which adapts to it. */
public final class StreamBackground {
  private StreamBackground() {}

  /**
   * {@return how far the background of a session has come from that of the training video; empty if
   * no scorer of it has a background that adapts, or it is none of this library}
   *
   * @param session any session, by the thread that uses it
   */
  public static Optional<AdaptiveBackground.Shares> of(DetectorSession session) {
    return session instanceof StreamSession stream ? stream.background() : Optional.empty();
  }
}
