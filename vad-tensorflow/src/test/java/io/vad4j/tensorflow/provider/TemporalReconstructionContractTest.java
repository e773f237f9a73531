package io.vad4j.tensorflow.provider;

import io.vad4j.Options;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;

class TemporalReconstructionContractTest extends ScorerContract {
  @Override
  protected ScorerProvider provider() {
    return new MaskedAutoencoderProvider();
  }

  @Override
  protected Options options() {
    return Options.none()
        .with("architecture", "reconstruction")
        .with("input-size", 16)
        .with("input-frames", 3)
        .with("epochs", 2)
        .with("frame-stride", 3);
  }
}
