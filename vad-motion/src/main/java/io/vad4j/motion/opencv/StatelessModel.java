package io.vad4j.motion.opencv;

import io.vad4j.Scorer;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import java.util.function.Supplier;

/** Model of a training-free scorer: its options alone; holds no native memory. */
public record StatelessModel(ScorerDescriptor descriptor, Supplier<CellExtractor> extractorFactory)
    implements ScorerModel {

  /** Loads OpenCV. */
  public StatelessModel {
    OpenCv.load();
  }

  @Override
  public Scorer newScorer() {
    return new CellScorer(descriptor, extractorFactory.get());
  }
}
