package io.vad4j.reproduction.training;

import io.vad4j.Options;

/**
 * One training of the masked autoencoder.
 *
 * @param name lower-case words joined by hyphens, such as {@code hybrid}; names its folder
 * @param description what it is, for people
 * @param group what it is trained for
 * @param options what differs from the provider's defaults
 * @param seed of everything random
 */
public record Variant(String name, String description, Group group, Options options, long seed) {

  /** What a training is for. */
  public enum Group {
    /** A row of the paper's tables. */
    MAIN,
    /** Our own network, for comparison. */
    COMPARISON,
    /** A short training that varies one setting. */
    ABLATION
  }
}
