package io.vad4j.core.evaluation.frame;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Clip with one score and one label per frame, the input of the frame metrics. With timestamps,
 * events can be evaluated too.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ScoredClip {
  private final String name;
  private final double[] scores;
  private final boolean[] abnormal;
  private final double[] seconds;
  private final boolean[] decisions;

  private ScoredClip(
      String name, double[] scores, boolean[] abnormal, double[] seconds, boolean[] decisions) {
    this.name = name;
    this.scores = scores;
    this.abnormal = abnormal;
    this.seconds = seconds;
    this.decisions = decisions;
  }

  /**
   * {@return a clip without timestamps}
   *
   * @param name name of the clip in tables and messages
   * @param scores one finite score per frame in any unit, higher is more anomalous
   * @param abnormal one label per frame
   * @throws IllegalArgumentException if there is no frame, the lengths differ, or a score is NaN or
   *     infinite
   */
  public static ScoredClip of(String name, double[] scores, boolean[] abnormal) {
    if (scores.length != abnormal.length) {
      throw new IllegalArgumentException(
          "Clip %s has %d scores but %d labels; each frame needs one of both."
              .formatted(name, scores.length, abnormal.length));
    }
    if (scores.length == 0) {
      throw new IllegalArgumentException("Clip %s has no frames.".formatted(name));
    }
    for (int frame = 0; frame < scores.length; frame++) {
      if (!Double.isFinite(scores[frame])) {
        throw new IllegalArgumentException(
            "Clip %s has the score %s at frame %d; scores must be finite."
                .formatted(name, scores[frame], frame));
      }
    }
    return new ScoredClip(name, scores.clone(), abnormal.clone(), new double[0], new boolean[0]);
  }

  /**
   * {@return the clip with timestamps of a constant frame rate, starting at 0}
   *
   * @param framesPerSecond above 0
   */
  public ScoredClip withFrameRate(double framesPerSecond) {
    if (!(framesPerSecond > 0 && framesPerSecond < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Clip %s cannot have %s frames per second.".formatted(name, framesPerSecond));
    }
    double[] times = new double[scores.length];
    Arrays.setAll(times, frame -> frame / framesPerSecond);
    return new ScoredClip(name, scores, abnormal, times, decisions);
  }

  /**
   * {@return the clip with timestamps}
   *
   * @param times one per frame, strictly increasing
   * @throws IllegalArgumentException if their number differs or they do not increase
   */
  public ScoredClip withTimestamps(List<Duration> times) {
    if (times.size() != scores.length) {
      throw new IllegalArgumentException(
          "Clip %s has %d frames but %d times.".formatted(name, scores.length, times.size()));
    }
    double[] copy = new double[scores.length];
    for (int frame = 0; frame < copy.length; frame++) {
      Duration time = times.get(frame);
      copy[frame] = time.getSeconds() + time.getNano() * 1e-9;
      if (frame > 0 && copy[frame] <= copy[frame - 1]) {
        throw new IllegalArgumentException(
            "Clip %s has frame %d at %s s, not after the frame before it at %s s."
                .formatted(name, frame, copy[frame], copy[frame - 1]));
      }
    }
    return new ScoredClip(name, scores, abnormal, copy, decisions);
  }

  /**
   * {@return the clip with timestamps, or without any if they do not strictly increase}
   *
   * @param times one per frame
   */
  public ScoredClip withIncreasingTimestamps(List<Duration> times) {
    for (int frame = 1; frame < times.size(); frame++) {
      if (times.get(frame).compareTo(times.get(frame - 1)) <= 0) {
        return new ScoredClip(name, scores, abnormal, new double[0], decisions);
      }
    }
    return withTimestamps(times);
  }

  /**
   * {@return the clip with other scores and without decisions, with its labels and timestamps}
   *
   * @param values one finite score per frame
   * @throws IllegalArgumentException if their number differs, or one is NaN or infinite
   */
  public ScoredClip withScores(double[] values) {
    ScoredClip clip = of(name, values, abnormal);
    return new ScoredClip(name, clip.scores, abnormal, seconds, new boolean[0]);
  }

  /**
   * {@return the clip with the decisions of a detector}
   *
   * @param flagged whether each frame is flagged as anomalous
   * @throws IllegalArgumentException if their number differs
   */
  public ScoredClip withDecisions(boolean[] flagged) {
    if (flagged.length != scores.length) {
      throw new IllegalArgumentException(
          "Clip %s has %d frames but %d decisions.".formatted(name, scores.length, flagged.length));
    }
    return new ScoredClip(name, scores, abnormal, seconds, flagged.clone());
  }

  /**
   * {@return the clip with min-max normalized scores, 0 to 1; all 0 where they are equal} The
   * per-clip normalization of the literature; it uses the whole clip and is not causal.
   */
  public ScoredClip normalize() {
    double low = Arrays.stream(scores).min().getAsDouble();
    double high = Arrays.stream(scores).max().getAsDouble();
    // Halved, so that the span of any two finite numbers is finite.
    double span = high / 2 - low / 2;
    double[] scaled = new double[scores.length];
    if (span > 0) {
      Arrays.setAll(scaled, frame -> (scores[frame] / 2 - low / 2) / span);
    }
    return new ScoredClip(name, scaled, abnormal, seconds, decisions);
  }

  /** {@return the name of the clip} */
  public String name() {
    return name;
  }

  /** {@return the number of frames, at least 1} */
  public int frameCount() {
    return scores.length;
  }

  /** {@return the number of abnormal frames} */
  public int abnormalFrameCount() {
    int count = 0;
    for (boolean label : abnormal) {
      count += label ? 1 : 0;
    }
    return count;
  }

  /** {@return whether the clip holds normal and abnormal frames, so that its AUC is defined} */
  public boolean hasBothClasses() {
    int count = abnormalFrameCount();
    return count > 0 && count < frameCount();
  }

  /**
   * {@return the score of one frame}
   *
   * @param frame from 0
   */
  public double score(int frame) {
    return scores[frame];
  }

  /**
   * {@return the label of one frame}
   *
   * @param frame from 0
   */
  public boolean isAbnormal(int frame) {
    return abnormal[frame];
  }

  /** {@return whether the frames have decisions} */
  public boolean hasDecisions() {
    return decisions.length > 0;
  }

  /**
   * {@return whether a frame is flagged as anomalous; false without decisions}
   *
   * @param frame from 0
   */
  public boolean isFlagged(int frame) {
    return hasDecisions() && decisions[frame];
  }

  /** {@return a copy of all scores} */
  public double[] scores() {
    return scores.clone();
  }

  /** {@return a copy of all labels} */
  public boolean[] labels() {
    return abnormal.clone();
  }

  /** {@return whether frames have timestamps} */
  public boolean hasTimestamps() {
    return seconds.length > 0;
  }

  /**
   * {@return the timestamp of one frame in seconds; empty without timestamps}
   *
   * @param frame from 0
   */
  public OptionalDouble seconds(int frame) {
    return hasTimestamps() ? OptionalDouble.of(seconds[frame]) : OptionalDouble.empty();
  }

  /**
   * {@return the mean frame interval in seconds; empty without timestamps or with one frame only}
   */
  public OptionalDouble secondsPerFrame() {
    return seconds.length < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of((seconds[seconds.length - 1] - seconds[0]) / (seconds.length - 1));
  }

  @Override
  public String toString() {
    return "ScoredClip[%s, %d frames, %d abnormal]"
        .formatted(name, frameCount(), abnormalFrameCount());
  }
}
