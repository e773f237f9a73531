package io.vad4j;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Progress of a long operation.
 *
 * @param stage the name of the current stage, such as {@code "training masked-autoencoder"}
 * @param done the units of work done in this stage
 * @param total the units of work of this stage, where known
 * @param detail a value to show with it, such as the loss; may be empty
 * @param overall the estimated share of the whole operation that is done, 0 to 1, never decreasing;
 *     empty where it is not known
 * @since 0.1.0
 */
public record Progress(
    String stage, long done, OptionalLong total, String detail, OptionalDouble overall) {

  /**
   * {@return the overall progress, or else the share of this stage that is done; 0 where neither is
   * known}
   */
  public double share() {
    double stageShare =
        total.isPresent() && total.getAsLong() > 0
            ? Math.min(1, (double) done / total.getAsLong())
            : 0;
    return overall.orElse(stageShare);
  }

  /**
   * Progress of one stage.
   *
   * @param stage the name of the current stage
   * @param done the units of work done in this stage
   * @param total the units of work of this stage, where known
   * @param detail a value to show with it; may be empty
   */
  public Progress(String stage, long done, OptionalLong total, String detail) {
    this(stage, done, total, detail, OptionalDouble.empty());
  }

  /** Validates that no value is null. {@inheritDoc} */
  public Progress {
    Objects.requireNonNull(overall, "overall");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(detail, "detail");
  }
}
