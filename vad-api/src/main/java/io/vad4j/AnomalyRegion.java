package io.vad4j;

import java.util.Objects;

/**
 * Region of one frame: a connected component of anomaly-map cells at or above the threshold, or
 * above half of the highest cell of an anomalous frame in which none reaches the threshold.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AnomalyRegion extends ResultValue {
  private final BoundingBox box;
  private final double score;
  private final AnomalyKind kind;

  private AnomalyRegion(BoundingBox box, double score, AnomalyKind kind) {
    this.box = Objects.requireNonNull(box, "box");
    this.score = score;
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /**
   * {@return a region}
   *
   * @param box the bounding box of its cells
   * @param score the highest value of its cells, in units of the threshold
   * @param kind the anomaly kind of its channel
   */
  public static AnomalyRegion of(BoundingBox box, double score, AnomalyKind kind) {
    return new AnomalyRegion(box, score, kind);
  }

  /** {@return the bounding box of the cells, relative to the frame} */
  public BoundingBox box() {
    return box;
  }

  /**
   * {@return the rectangle of the cells of a map}
   *
   * @param map the anomaly map of the channel, or another of its grid
   */
  public BoundingBox.Pixels cells(AnomalyMap map) {
    return box.toPixels(map.columns(), map.rows());
  }

  /**
   * {@return the highest value of the cells, in units of the threshold: at least 1, or less in an
   * anomalous frame in which no cell reaches the threshold}
   */
  public double score() {
    return score;
  }

  /** {@return the anomaly kind of the channel} */
  public AnomalyKind kind() {
    return kind;
  }

  @Override
  Object[] properties() {
    return new Object[] {"box", box, "score", score, "kind", kind};
  }
}
