package io.vad4j.tensorflow.provider;

import io.vad4j.Options;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;

class GanContractTest extends ScorerContract {
  @Override
  protected ScorerProvider provider() {
    return new GanProvider();
  }

  @Override
  protected Options options() {
    return Options.none()
        .with("input-size", 32)
        .with("channels", 4)
        .with("code-size", 8)
        .with("epochs", 2);
  }
}
