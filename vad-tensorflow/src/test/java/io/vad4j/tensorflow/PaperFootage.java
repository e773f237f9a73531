package io.vad4j.tensorflow;

import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Four short clips of a street, and the paper's network so small that it learns them in seconds.
 */
final class PaperFootage {
  static final MaskedAutoencoderProvider PROVIDER = new MaskedAutoencoderProvider();

  static final Options TINY =
      PROVIDER
          .descriptor()
          .complete(
              Options.none()
                  .with("architecture", "paper")
                  .with("size", 16)
                  .with("epochs", 6)
                  .with("every", 2));

  private static final List<List<Frame>> CLIPS =
      IntStream.range(0, 4).mapToObj(seed -> Street.clip(40, seed)).toList();

  private PaperFootage() {}

  static TrainingFootage clips() {
    return Street.footage(CLIPS);
  }

  static ScorerModel train(Options options) {
    return train(options, Street.context(1));
  }

  static ScorerModel train(Options options, TrainingContext context) {
    return PROVIDER.train(clips(), options, context);
  }
}
