package io.vad4j.core.detector;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.Optional;

/** A plugin as a user would write it: the mean change of each cell since the last frame. */
public final class ChangeScorerProvider implements TrainingFreeScorerProvider {
  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder("change", "Finds change; misses what stays.")
        .kind(AnomalyKind.MOTION)
        .warmUpFrames(1)
        .option(OptionSpec.number("gain", 1, 0.1, 10, "Multiplies the evidence."))
        .build();
  }

  @Override
  public ScorerModel create(Options options) {
    float gain = (float) options.getDouble("gain");
    return () -> new ChangeScorer(gain);
  }

  private static final class ChangeScorer implements Scorer {
    private final float gain;
    private byte[] last = new byte[0];

    ChangeScorer(float gain) {
      this.gain = gain;
    }

    @Override
    public Optional<AnomalyMap> score(Frame frame) {
      byte[] now = frame.toByteArray();
      byte[] before = last;
      last = now;
      if (before.length == 0) {
        return Optional.empty();
      }
      float[] change = new float[now.length];
      for (int i = 0; i < change.length; i++) {
        change[i] = gain * Math.abs((now[i] & 0xff) - (before[i] & 0xff));
      }
      CellGrid grid = CellGrid.forImage(frame.width(), frame.height());
      return Optional.of(AnomalyMap.of(grid.columns(), grid.rows(), grid.average(change)));
    }

    @Override
    public void reset() {
      last = new byte[0];
    }

    @Override
    public void close() {}
  }
}
