package io.vad4j.core.detector;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A plugin whose scorer waits within each frame until it may go on. */
public final class GatedScorerProvider implements TrainingFreeScorerProvider {
  static final CountDownLatch SCORING = new CountDownLatch(1);
  static final CountDownLatch GATE = new CountDownLatch(1);

  /** The number of scorers and models that are closed. */
  static final AtomicInteger CLOSED = new AtomicInteger();

  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder("gated", "Finds nothing; misses all.").build();
  }

  @Override
  public ScorerModel create(Options options) {
    return new ScorerModel() {
      @Override
      public Scorer newScorer() {
        return new GatedScorer();
      }

      @Override
      public void close() {
        CLOSED.incrementAndGet();
      }
    };
  }

  private static final class GatedScorer implements Scorer {
    @Override
    public Optional<AnomalyMap> score(Frame frame) {
      SCORING.countDown();
      try {
        GATE.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return Optional.of(AnomalyMap.of(1, 1, new float[] {CLOSED.get()}));
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }
}
