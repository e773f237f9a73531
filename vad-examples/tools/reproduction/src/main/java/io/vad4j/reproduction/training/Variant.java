package io.vad4j.reproduction.training;

import io.vad4j.Options;

/**
 * Configuration of one training of a network.
 *
 * @param name lower-case words joined by hyphens, such as {@code hybrid}; names its folder
 * @param description its description on the page
 * @param group its use
 * @param scorer name of the trainable scorer
 * @param options options that differ from the provider's defaults
 * @param seed random seed
 */
public record Variant(
    String name, String description, Group group, String scorer, Options options, long seed) {
  /** Scorer of the paper's network. */
  public static final String MASKED_AUTOENCODER = "masked-autoencoder";

  /** Use of a training. */
  public enum Group {
    /** A row of the paper's tables. */
    MAIN,
    /** The library's own network, for comparison. */
    COMPARISON,
    /** Another network of the paper's tables, which was published elsewhere. */
    PEER,
    /** The paper's network with an extension that the paper names as future work. */
    EXTENSION,
    /** Another training with a further seed. */
    REPEAT,
    /** A short training that varies one setting. */
    ABLATION
  }
}
