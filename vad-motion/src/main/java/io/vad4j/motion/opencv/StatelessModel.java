package io.vad4j.motion.opencv;

import io.vad4j.Scorer;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import java.util.function.Supplier;

/** A model that is nothing but options: it holds no native memory, and need not be closed. */
public record StatelessModel(ScorerDescriptor descriptor, Supplier<CellExtractor> extractorFactory)
    implements ScorerModel {

  /** Makes sure that OpenCV is there. */
  public StatelessModel {
    OpenCv.load();
  }

  @Override
  public Scorer newScorer() {
    return new CellScorer(descriptor, extractorFactory.get());
  }
}
