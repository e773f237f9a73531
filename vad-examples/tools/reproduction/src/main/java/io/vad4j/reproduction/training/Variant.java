package io.vad4j.reproduction.training;

import io.vad4j.Options;

/**
 * Configuration of one training of the masked autoencoder.
 *
 * @param name lower-case words joined by hyphens, such as {@code hybrid}; names its folder
 * @param description its description on the page
 * @param group its use
 * @param options options that differ from the provider's defaults
 * @param seed random seed
 */
public record Variant(String name, String description, Group group, Options options, long seed) {

  /** Use of a training. */
  public enum Group {
    /** A row of the paper's tables. */
    MAIN,
    /** The library's own network, for comparison. */
    COMPARISON,
    /** A short training that varies one setting. */
    ABLATION
  }
}
