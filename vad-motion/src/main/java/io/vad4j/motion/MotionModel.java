package io.vad4j.motion;

import io.vad4j.Scorer;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import java.util.function.Supplier;

/** A model that is nothing but options: it holds no native memory, and need not be closed. */
record MotionModel(ScorerDescriptor descriptor, Supplier<Motion> motion) implements ScorerModel {

  /** Makes sure that OpenCV is there. */
  MotionModel {
    OpenCv.load();
  }

  @Override
  public Scorer open() {
    return new MotionScorer(descriptor, motion.get());
  }
}
