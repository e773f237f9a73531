package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avutil.av_d2q;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** When the frames of a written video are shown. For one video. */
final class VideoTiming {
  /** The most units a second that MPEG-4 can count; holds all usual frame rates. */
  private static final int TICKS_PER_SECOND = 60_000;

  private static final int MAX_DENOMINATOR = 60_000;
  private static final double DEFAULT_FRAME_RATE = 25;
  private static final double NANOS_PER_SECOND = 1e9;

  private final boolean fixed;
  private final double frameRate;
  private long last = -1;

  private VideoTiming(boolean fixed, double frameRate) {
    this.fixed = fixed;
    this.frameRate = frameRate;
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

  /** Frames a second, or a guess at it. */
  AVRational frameRate() {
    return av_d2q(frameRate, MAX_DENOMINATOR);
  }

  /** Seconds in a unit of the stamps. */
  AVRational timeBase() {
    AVRational rate = frameRate();
    AVRational timeBase = new AVRational();
    return fixed ? timeBase.num(rate.den()).den(rate.num()) : timeBase.num(1).den(TICKS_PER_SECOND);
  }

  /**
   * The stamp of the next frame.
   *
   * @throws InvalidFrameException if its time counts and is not later than the one before
   */
  long nextTimestamp(Frame frame) {
    long timestamp =
        fixed
            ? last + 1
            : Math.round(frame.timestamp().toNanos() / NANOS_PER_SECOND * TICKS_PER_SECOND);
    if (timestamp <= last) {
      throw new InvalidFrameException(
          "Frame %d at %s is not later than the one written before it."
              .formatted(frame.index(), frame.timestamp()));
    }
    last = timestamp;
    return timestamp;
  }
}
