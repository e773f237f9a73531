package io.vad4j.core.background;

import io.vad4j.Frame;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Background of frames of a training video as a stream would have it: it adapts to each clip from
 * its start. Positions of a clip are to be asked for in their order. Not thread-safe.
 */
public final class TrainingBackground {
  private final AdaptiveBackground background;
  private @Nullable TrainingClip clip;
  private Duration time = Duration.ZERO;
  private int position;
  private byte[] pixels = {};

  /**
   * The background of a training video.
   *
   * @param background adapts to the clips
   */
  public TrainingBackground(AdaptiveBackground background) {
    this.background = background;
  }

  /**
   * Replays a clip up to a frame.
   *
   * @return the background at that frame, valid until the next call
   */
  public AdaptiveBackground advanceTo(TrainingClip newClip, int newPosition) {
    if (clip != newClip) {
      clip = newClip;
      position = 0;
      Frame first = newClip.frame(0);
      time = first.timestamp();
      background.start(pixelsOf(first));
    }
    while (position < newPosition) {
      position++;
      Frame frame = newClip.frame(position);
      double elapsed = frame.timestamp().minus(time).toNanos() / 1e9;
      time = frame.timestamp();
      if (background.advance(position, Math.max(0, elapsed))) {
        background.update(pixelsOf(frame));
      }
    }
    return background;
  }

  private byte[] pixelsOf(Frame frame) {
    if (pixels.length != frame.byteCount()) {
      pixels = new byte[frame.byteCount()];
    }
    frame.copyTo(pixels);
    return pixels;
  }
}
