package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.core.signal.ExponentialSmoother;
import java.util.Optional;

/** The way of one stream's frames through one scorer: evidence, perspective, pooling, smoothing. */
public final class ScorerPipeline implements AutoCloseable {
  private final Scorer scorer;
  private PerspectiveNormalization perspective;
  private final Pooling pooling;
  private final ExponentialSmoother smoother;

  public ScorerPipeline(
      Scorer scorer,
      PerspectiveNormalization perspective,
      Pooling pooling,
      ExponentialSmoother smoother) {
    this.scorer = scorer;
    this.perspective = perspective;
    this.pooling = pooling;
    this.smoother = smoother;
  }

  /**
   * What a scorer saw in one frame.
   *
   * @param map where
   * @param score how much: pooled and smoothed
   */
  public record ScorerOutput(AnomalyMap map, double score) {}

  /** Looks at the next frame; empty while the scorer warms up. */
  public Optional<ScorerOutput> process(Frame frame) {
    return scorer
        .score(frame)
        .map(
            rawMap -> {
              AnomalyMap map = perspective.apply(rawMap);
              double pooledScore = MapPooling.pool(map, pooling);
              return new ScorerOutput(map, smoother.update(frame.timestamp(), pooledScore));
            });
  }

  /** Divides evidence by this perspective from now on. */
  public void setPerspective(PerspectiveNormalization newPerspective) {
    perspective = newPerspective;
    smoother.reset();
  }

  public void reset() {
    scorer.reset();
    smoother.reset();
  }

  @Override
  public void close() {
    scorer.close();
  }
}
