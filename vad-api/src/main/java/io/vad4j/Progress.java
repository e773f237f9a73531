package io.vad4j;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far a long piece of work has come.
 *
 * @param stage what is being done, in a few words, such as {@code "training masked-autoencoder"}
 * @param done units of work done in this stage
 * @param total units of work of this stage, where known
 * @param detail anything worth showing beside it, such as the loss; may be empty
 * @since 0.1.0
 */
public record Progress(String stage, long done, OptionalLong total, String detail) {

  /**
   * Checks that nothing is missing.
   *
   * @param stage what is being done
   * @param done units of work done in this stage
   * @param total units of work of this stage
   * @param detail anything worth showing beside it
   */
  public Progress {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(detail, "detail");
  }
}
