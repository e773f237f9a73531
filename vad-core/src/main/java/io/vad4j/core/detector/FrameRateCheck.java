package io.vad4j.core.detector;

import io.vad4j.core.signal.FrameRateEstimator;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Comparison of the frame rate of one stream with that of the training video: what the source
 * states at its first frame, then its first timestamps. Not thread-safe.
 */
final class FrameRateCheck {
  private static final int MIN_INTERVALS = 25;

  private final OptionalDouble trained;
  private final OptionalDouble stated;
  private final FrameRateEstimator estimator = new FrameRateEstimator();
  private boolean first = true;
  private boolean done;

  /** A check of one stream; without a trained rate there is nothing to compare. */
  FrameRateCheck(OptionalDouble trained, OptionalDouble stated) {
    this.trained = trained;
    this.stated = stated;
    this.done = trained.isEmpty();
  }

  /** The frame rate of the training video; 0 if it is unknown. */
  double trained() {
    return trained.orElse(0);
  }

  /** The frame rate of the stream if it is found with this frame to differ; at most once. */
  OptionalDouble update(Duration timestamp) {
    if (done) {
      return OptionalDouble.empty();
    }
    estimator.add(timestamp);
    OptionalDouble rate = first ? stated : OptionalDouble.empty();
    first = false;
    if (estimator.size() == MIN_INTERVALS) {
      rate = estimator.rate();
      done = true;
    }
    if (rate.isEmpty() || !FrameRateEstimator.differ(rate.getAsDouble(), trained())) {
      return OptionalDouble.empty();
    }
    done = true;
    return rate;
  }
}
