package io.vad4j.reproduction.scoring;

/** What a map shows. */
public enum MapType {
  /** The squared error of the reconstruction. */
  ERROR("error"),
  /** The same, weighted by how much moves at a place. */
  WEIGHTED_ERROR("weighted error"),
  /** How much changed since the frame before. */
  MOTION("motion"),
  /** The evidence of a scorer other than the paper's. */
  ANOMALY("evidence");

  private final String description;

  MapType(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
