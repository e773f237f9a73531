package io.vad4j.core.monitor;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A scorer of changes that fails at frames of certain indexes. */
public final class FaultyScorerProvider implements TrainingFreeScorerProvider {
  /** At frames from this index on, it throws. */
  static final long THROWING = 1_000_000;

  /** At frames from this index on, it gives what is no number. */
  static final long NOT_A_NUMBER = 2_000_000;

  /** At frames from this index on, it waits for a permit. */
  static final long WAITING = 3_000_000;

  /** Of the present test; whoever still waits for those of an earlier one goes on. */
  private static volatile Semaphore permits = new Semaphore(0);

  /** Ends all waiting for permits, and begins with none. */
  static void renewPermits() {
    Semaphore old = permits;
    permits = new Semaphore(0);
    old.release(1_000_000);
  }

  static Semaphore permits() {
    return permits;
  }

  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder("faulty", "Finds change; fails on request.")
        .kind(AnomalyKind.MOTION)
        .warmUpFrames(1)
        .build();
  }

  @Override
  public ScorerModel create(Options options) {
    return FaultyScorer::new;
  }

  private static final class FaultyScorer implements Scorer {
    private byte[] last = new byte[0];

    @Override
    public Optional<AnomalyMap> score(Frame frame) {
      if (frame.index() >= WAITING) {
        permits.acquireUninterruptibly();
      } else if (frame.index() >= THROWING && frame.index() < NOT_A_NUMBER) {
        throw new IllegalStateException("The scorer fails.");
      }
      byte[] now = frame.toByteArray();
      byte[] before = last.length == 0 ? now : last;
      boolean warm = last.length > 0;
      last = now;
      float[] change = new float[now.length];
      for (int i = 0; i < change.length; i++) {
        change[i] = Math.abs((now[i] & 0xff) - (before[i] & 0xff));
      }
      CellGrid grid = CellGrid.forImage(frame.width(), frame.height());
      float[] cells = grid.average(change);
      if (frame.index() >= NOT_A_NUMBER && frame.index() < WAITING) {
        cells[0] = Float.NaN;
      }
      return warm
          ? Optional.of(AnomalyMap.of(grid.columns(), grid.rows(), cells))
          : Optional.empty();
    }

    @Override
    public void reset() {
      last = new byte[0];
    }

    @Override
    public void close() {}
  }
}
