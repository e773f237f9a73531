package io.vad4j.core.detector;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.signal.FrameRateEstimator;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Compares the frame rate of a stream with that of the training video: the rate that the source
 * states at the first frame, and that of the timestamps in the first {@value #FIRST_WINDOW}
 * intervals and then in every {@value #WINDOW}, since cameras lower their rate at night. Not
 * thread-safe; one for each stream.
 */
final class FrameRateCheck implements Restorable {
  private static final int FIRST_WINDOW = 25;
  private static final int WINDOW = 100;

  /** Ratio up to which a rate that differed agrees again. */
  private static final double AGREEMENT = 1.05;

  private final OptionalDouble trained;
  private final OptionalDouble stated;
  private FrameRateEstimator estimator = new FrameRateEstimator();
  private boolean first = true;
  private int window = FIRST_WINDOW;
  private boolean differs;

  /** A check of one stream; without a trained rate there is nothing to compare. */
  FrameRateCheck(OptionalDouble trained, OptionalDouble stated) {
    this.trained = trained;
    this.stated = stated;
  }

  /** The frame rate of the training video; 0 if it is unknown. */
  double trained() {
    return trained.orElse(0);
  }

  /** Hysteresis: a rate close to the limit is not reported again and again. */
  private boolean agrees(double rate) {
    return Math.max(rate, trained()) <= AGREEMENT * Math.min(rate, trained());
  }

  @Override
  public void exchange(StateArchive archive) {
    estimator.exchange(archive);
    first = archive.value(first);
    window = archive.value(window);
    differs = archive.value(differs);
  }

  /**
   * The frame rate of the stream if it is found with this frame to differ, and not again until it
   * has agreed.
   */
  OptionalDouble update(Duration timestamp) {
    if (trained.isEmpty()) {
      return OptionalDouble.empty();
    }
    estimator.add(timestamp);
    OptionalDouble rate = first ? stated : OptionalDouble.empty();
    first = false;
    if (estimator.size() == window) {
      rate = estimator.rate();
      window = WINDOW;
      estimator = new FrameRateEstimator();
      estimator.add(timestamp);
    }
    if (rate.isEmpty()) {
      return OptionalDouble.empty();
    }
    boolean differed = differs;
    differs =
        differed
            ? !agrees(rate.getAsDouble())
            : FrameRateEstimator.differ(rate.getAsDouble(), trained());
    return differs && !differed ? rate : OptionalDouble.empty();
  }
}
