package io.vad4j.tensorflow;

import io.vad4j.Options;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;

class PaperContractTest extends ScorerContract {
  @Override
  protected ScorerProvider provider() {
    return new MaskedAutoencoderProvider();
  }

  @Override
  protected Options options() {
    return Options.none()
        .with("architecture", "paper")
        .with("size", 16)
        .with("epochs", 2)
        .with("every", 3);
  }
}
