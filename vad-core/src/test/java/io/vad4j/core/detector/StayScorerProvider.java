package io.vad4j.core.detector;

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

/** A plugin of a standalone kind: for how many seconds each cell has been bright. */
public final class StayScorerProvider implements TrainingFreeScorerProvider {
  private static final float BRIGHT = 130;
  private static final float SECONDS_PER_FRAME = 0.1f;

  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder("stay", "Finds what stays bright; misses all else.")
        .kind(AnomalyKind.STATIONARY_OBJECT)
        .standalone(true)
        .warmUpFrames(5)
        .build();
  }

  @Override
  public ScorerModel create(Options options) {
    return StayScorer::new;
  }

  private static final class StayScorer implements Scorer {
    private float[] stayed = new float[0];
    private int seen;

    @Override
    public Optional<AnomalyMap> score(Frame frame) {
      CellGrid grid = CellGrid.forImage(frame.width(), frame.height());
      byte[] now = frame.toByteArray();
      float[] pixels = new float[now.length];
      for (int i = 0; i < now.length; i++) {
        pixels[i] = now[i] & 0xff;
      }
      float[] cells = grid.average(pixels);
      if (stayed.length == 0) {
        stayed = new float[cells.length];
      }
      for (int cell = 0; cell < cells.length; cell++) {
        stayed[cell] = cells[cell] >= BRIGHT ? stayed[cell] + SECONDS_PER_FRAME : 0;
      }
      seen++;
      return seen <= 5
          ? Optional.empty()
          : Optional.of(AnomalyMap.of(grid.columns(), grid.rows(), stayed));
    }

    @Override
    public void reset() {
      stayed = new float[0];
      seen = 0;
    }

    @Override
    public void close() {}
  }
}
