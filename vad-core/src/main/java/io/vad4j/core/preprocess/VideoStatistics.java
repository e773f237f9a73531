package io.vad4j.core.preprocess;

import io.vad4j.SourceInfo;
import io.vad4j.core.signal.FrameRateEstimator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What was read of the sources of a training set: frames, time and frame rate. */
final class VideoStatistics {
  private final OptionalDouble expectedFrameRate;
  private final List<String> names = new ArrayList<>();
  private final List<Double> frameRates = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private FrameRateEstimator estimator = new FrameRateEstimator();
  private long frames;
  private Duration time = Duration.ZERO;
  private Duration first = Duration.ZERO;
  private Duration last = Duration.ZERO;
  private boolean empty = true;

  /** Statistics of video that is expected to have a frame rate, if one is given. */
  VideoStatistics(OptionalDouble expectedFrameRate) {
    this.expectedFrameRate = expectedFrameRate;
  }

  void startClip(SourceInfo info) {
    names.add(info.name());
    estimator = new FrameRateEstimator();
    empty = true;
    if (!info.timed() && warnings.isEmpty()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s has no frame rate, and %.4g frames a second are assumed; give it (--fps, ?fps=,"
                  + " FrameSource.withFrameRate), since durations and speeds follow from it.",
              info.name(),
              info.frameRate().orElse(0)));
    }
  }

  /**
   * Adds a frame.
   *
   * @param afterGap whether the time since the last frame was not watched
   */
  void add(Duration timestamp, boolean afterGap) {
    if (afterGap) {
      addTime();
    }
    if (empty || afterGap) {
      first = timestamp;
      empty = false;
    }
    last = timestamp;
    frames++;
    estimator.add(timestamp);
  }

  void endClip() {
    if (!empty) {
      addTime();
      estimator.rate().ifPresent(frameRates::add);
    }
  }

  private void addTime() {
    time = time.plus(last.minus(first));
  }

  List<String> names() {
    return List.copyOf(names);
  }

  long frames() {
    return frames;
  }

  Duration time() {
    return time;
  }

  /** The median frame rate of the clips. */
  OptionalDouble frameRate() {
    List<Double> sorted = frameRates.stream().sorted().toList();
    return sorted.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted.get(sorted.size() / 2));
  }

  /** What makes the frame rate unreliable, a sentence each. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    double slowest = frameRates.stream().mapToDouble(rate -> rate).min().orElse(1);
    double fastest = frameRates.stream().mapToDouble(rate -> rate).max().orElse(1);
    if (FrameRateEstimator.differ(slowest, fastest)) {
      all.add(
          String.format(
              Locale.ROOT,
              "The frame rates of the normal video differ, from %.4g to %.4g frames a second, and"
                  + " with them the motion between frames; give video of one frame rate.",
              slowest,
              fastest));
    }
    double expected = expectedFrameRate.orElse(frameRate().orElse(1));
    if (FrameRateEstimator.differ(frameRate().orElse(expected), expected)) {
      all.add(
          String.format(
              Locale.ROOT,
              "The calibration video has a frame rate of %.4g frames a second, the training video"
                  + " %.4g; calibrate on video of the same frame rate.",
              frameRate().orElse(expected),
              expected));
    }
    return all;
  }
}
