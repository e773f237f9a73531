package io.vad4j.motion.video;

import static org.bytedeco.ffmpeg.global.avutil.av_d2q;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** When the frames of a written video are shown. For one video. */
final class VideoTiming {
  /** The most units a second that MPEG-4 can count; holds all usual frame rates. */
  private static final int UNITS_A_SECOND = 60_000;

  private static final int LARGEST_DENOMINATOR = 60_000;
  private static final double GUESSED_FRAME_RATE = 25;
  private static final double NANOSECONDS = 1e9;

  private final boolean fixed;
  private final double frameRate;
  private long last = -1;

  private VideoTiming(boolean fixed, double frameRate) {
    this.fixed = fixed;
    this.frameRate = frameRate;
  }

  static VideoTiming fixed(double frameRate) {
    if (!(frameRate > 0 && frameRate <= 1000)) {
      throw new IllegalArgumentException(
          "A frame rate must be above 0 and at most 1000, not " + frameRate + ".");
    }
    return new VideoTiming(true, frameRate);
  }

  static VideoTiming ofFrames() {
    return new VideoTiming(false, GUESSED_FRAME_RATE);
  }

  boolean isFixed() {
    return fixed;
  }

  /** Frames a second, or a guess at it. */
  AVRational frameRate() {
    return av_d2q(frameRate, LARGEST_DENOMINATOR);
  }

  /** Seconds in a unit of the stamps. */
  AVRational timeBase() {
    AVRational rate = frameRate();
    AVRational base = new AVRational();
    return fixed ? base.num(rate.den()).den(rate.num()) : base.num(1).den(UNITS_A_SECOND);
  }

  /**
   * The stamp of the next frame.
   *
   * @throws InvalidFrameException if its time counts and is not later than the one before
   */
  long stamp(Frame frame) {
    long stamp =
        fixed ? last + 1 : Math.round(frame.time().toNanos() / NANOSECONDS * UNITS_A_SECOND);
    if (stamp <= last) {
      throw new InvalidFrameException(
          "Frame %d at %s is not later than the one written before it."
              .formatted(frame.index(), frame.time()));
    }
    last = stamp;
    return stamp;
  }
}
