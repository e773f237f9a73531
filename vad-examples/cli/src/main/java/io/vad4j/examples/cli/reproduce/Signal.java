package io.vad4j.examples.cli.reproduce;

/** What a map shows. */
enum Signal {
  /** The squared error of the reconstruction. */
  ERROR("error"),
  /** The same, weighted by how much moves at a place. */
  WEIGHTED_ERROR("weighted error"),
  /** How much changed since the frame before. */
  MOTION("motion"),
  /** The evidence of a scorer other than the paper's. */
  EVIDENCE("evidence");

  private final String words;

  Signal(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
