package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avutil.av_d2q;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import java.time.Duration;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Presentation timestamps of one video that is written. */
final class VideoTiming {
  /** Resolution of timestamps; at most 65,535 in MPEG-4, and a multiple of common frame rates. */
  private static final int TICKS_PER_SECOND = 60_000;

  private static final int MAX_DENOMINATOR = 60_000;
  private static final double DEFAULT_FRAME_RATE = 25;
  private static final double NANOS_PER_SECOND = 1e9;

  private final boolean fixed;
  private final double frameRate;
  private long last = -1;
  private long duration;
  private Duration lastTime = Duration.ZERO;

  private VideoTiming(boolean fixed, double frameRate) {
    this.fixed = fixed;
    this.frameRate = frameRate;
    this.duration = fixed ? 1 : Math.round(TICKS_PER_SECOND / frameRate);
  }

  static VideoTiming fixedFrameRate(double frameRate) {
    if (!(frameRate > 0 && frameRate <= 1000)) {
      throw new IllegalArgumentException(
          "A frame rate must be above 0 and at most 1000, not " + frameRate + ".");
    }
    return new VideoTiming(true, frameRate);
  }

  static VideoTiming variableFrameRate() {
    return new VideoTiming(false, DEFAULT_FRAME_RATE);
  }

  boolean isFixed() {
    return fixed;
  }

  /** Frames a second; nominal if the rate is variable. */
  AVRational frameRate() {
    return av_d2q(frameRate, MAX_DENOMINATOR);
  }

  /** Seconds in one unit of the timestamps. */
  AVRational timeBase() {
    AVRational rate = frameRate();
    AVRational timeBase = new AVRational();
    return fixed ? timeBase.num(rate.den()).den(rate.num()) : timeBase.num(1).den(TICKS_PER_SECOND);
  }

  /** How long the last frame is shown: as long as the one before. */
  long duration() {
    return duration;
  }

  /**
   * The timestamp of the next frame.
   *
   * @throws InvalidFrameException if the rate is variable and the timestamp decreases
   */
  long nextTimestamp(Frame frame) {
    long timestamp =
        fixed
            ? last + 1
            : Math.round(frame.timestamp().toNanos() / NANOS_PER_SECOND * TICKS_PER_SECOND);
    if (!fixed && frame.timestamp().compareTo(lastTime) < 0) {
      throw new InvalidFrameException(
          "Frame %d at %s is earlier than the one written before it."
              .formatted(frame.index(), frame.timestamp()));
    }
    lastTime = frame.timestamp();
    // Frames of the same time are written one tick apart.
    long next = Math.max(timestamp, last + 1);
    if (last >= 0) {
      duration = next - last;
    }
    last = next;
    return last;
  }
}
