package io.vad4j.core.detect;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import java.util.Optional;

/** The way of one stream's frames through one scorer: evidence, perspective, pooling, smoothing. */
final class ScorerChannel implements AutoCloseable {
  private final Scorer scorer;
  private Perspective perspective;
  private final Pooling pooling;
  private final Smoothing smoothing;

  ScorerChannel(Scorer scorer, Perspective perspective, Pooling pooling, Smoothing smoothing) {
    this.scorer = scorer;
    this.perspective = perspective;
    this.pooling = pooling;
    this.smoothing = smoothing;
  }

  /**
   * What a scorer saw in one frame.
   *
   * @param map where
   * @param value how much: pooled and smoothed
   */
  record Reading(AnomalyMap map, double value) {}

  /** Looks at the next frame; empty while the scorer warms up. */
  Optional<Reading> read(Frame frame) {
    return scorer
        .score(frame)
        .map(
            evidence -> {
              AnomalyMap map = perspective.apply(evidence);
              double pooled = MapPooling.pool(map, pooling);
              return new Reading(map, smoothing.next(frame.time(), pooled));
            });
  }

  /** Divides evidence by this perspective from now on. */
  void use(Perspective learned) {
    perspective = learned;
    smoothing.reset();
  }

  void reset() {
    scorer.reset();
    smoothing.reset();
  }

  @Override
  public void close() {
    scorer.close();
  }
}
