package io.vad4j.tensorflow.provider;

import io.vad4j.Options;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;

class MaskedAutoencoderContractTest extends ScorerContract {
  @Override
  protected ScorerProvider provider() {
    return new MaskedAutoencoderProvider();
  }

  @Override
  protected Options options() {
    return Options.none().with("epochs", 2);
  }
}
