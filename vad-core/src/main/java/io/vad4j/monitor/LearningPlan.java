package io.vad4j.monitor;

import io.vad4j.InvalidOptionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Learning plan of a camera that was never learned: for how long normal frames are collected before
 * a detector is fitted to them, and where its model is saved. Frames are kept in a temporary file,
 * thinned evenly over the time and so over the hours of the day; gaps, and frames while the camera
 * is tampered with, are left out.
 *
 * @param time the time of normal video to collect, above 0: ten minutes at least, a day or a week
 *     to learn all hours
 * @param model the model file; if it exists, it is used and nothing is learned
 * @since 0.1.0
 */
public record LearningPlan(Duration time, Optional<Path> model) {
  /**
   * Validates the time. {@inheritDoc}
   *
   * @throws InvalidOptionException if it is not above 0
   */
  public LearningPlan {
    if (time.isNegative() || time.isZero()) {
      throw new InvalidOptionException("The time to learn must be above 0, not " + time + ".");
    }
    Objects.requireNonNull(model, "model");
  }

  /**
   * {@return a plan whose model is not saved}
   *
   * @param time the time of normal video to collect, above 0
   */
  public static LearningPlan of(Duration time) {
    return new LearningPlan(time, Optional.empty());
  }

  /**
   * {@return this plan with a model file}
   *
   * @param file where the model is saved, and read from at the next start
   */
  public LearningPlan savedTo(Path file) {
    return new LearningPlan(time, Optional.of(file));
  }
}
