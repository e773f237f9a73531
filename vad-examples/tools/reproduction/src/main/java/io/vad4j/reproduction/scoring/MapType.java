package io.vad4j.reproduction.scoring;

/** Kind of an anomaly map. */
public enum MapType {
  /** Squared reconstruction error. */
  ERROR("error"),
  /** Squared reconstruction error, weighted by motion. */
  WEIGHTED_ERROR("weighted error"),
  /** Difference to the frame before. */
  MOTION("motion"),
  /** Anomaly map of a scorer other than the paper's. */
  ANOMALY("anomaly map");

  private final String description;

  MapType(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
