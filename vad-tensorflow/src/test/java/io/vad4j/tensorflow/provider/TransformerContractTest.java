package io.vad4j.tensorflow.provider;

import io.vad4j.Options;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;

class TransformerContractTest extends ScorerContract {
  @Override
  protected ScorerProvider provider() {
    return new TransformerProvider();
  }

  @Override
  protected Options options() {
    return Options.none()
        .with("input-size", 32)
        .with("patch-size", 8)
        .with("width", 16)
        .with("epochs", 2)
        .with("student-epochs", 1);
  }
}
