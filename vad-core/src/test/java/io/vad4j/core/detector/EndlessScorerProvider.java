package io.vad4j.core.detector;

import io.vad4j.Options;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A plugin whose training reads its frames over and over and never ends by itself. */
public final class EndlessScorerProvider implements TrainableScorerProvider {
  static final CountDownLatch TRAINING = new CountDownLatch(1);

  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder("endless", "Finds nothing; misses all.").build();
  }

  @Override
  @SuppressWarnings("InfiniteLoopStatement")
  public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
    while (true) {
      trainingSet.clips().get(0).frame(0);
      TRAINING.countDown();
    }
  }

  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    throw new UnsupportedOperationException();
  }
}
