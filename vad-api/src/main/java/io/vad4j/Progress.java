package io.vad4j;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Progress of a long operation.
 *
 * @param stage the name of the current stage, such as {@code "training masked-autoencoder"}
 * @param done the units of work done in this stage
 * @param total the units of work of this stage, where known
 * @param detail a value to show with it, such as the loss; may be empty
 * @since 0.1.0
 */
public record Progress(String stage, long done, OptionalLong total, String detail) {

  /** Validates that no value is null. {@inheritDoc} */
  public Progress {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(detail, "detail");
  }
}
